package org.gendan.office.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Worker;
import org.gendan.office.notice.Courier.Letter;
import org.gendan.office.notice.Courier.NotHandedOver;
import org.gendan.office.notice.Courier.NotHandedOver.Why;

/**
 * Hands over what is due on one channel. That an attempt begins is committed before a word is spoken, so that after a kill the unknown
 * outcome is known as such: the notice goes out again under the same id and is marked. Any number of replicas may run it.
 */
final class NoticeSender implements Worker {
    /** Longer than any courier takes; when it is over, who began the attempt has died of it. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(60);
    /** Nobody being there does not count: an outage is waited out for as long as it lasts. */
    private static final int MOST_ATTEMPTS = 20;

    private final Transactions transactions;
    private final Courier courier;

    NoticeSender(Transactions transactions, Courier courier) {
        this.transactions = transactions;
        this.courier = courier;
    }

    static String kind(Courier.Channel channel) {
        return "notice-" + channel.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String kind() {
        return kind(courier.channel());
    }

    @Override
    public boolean isOn() {
        return courier.isOn();
    }

    @Override
    public Duration apart() {
        return LONGEST_ATTEMPT;
    }

    /** Tries it; once nobody answers, one notice is enough to find out. */
    @Override
    public Outcome work(Work.Task task) {
        Optional<Letter> due = transactions.inNew(connection -> begin(connection, UUID.fromString(task.key())));
        if (due.isEmpty()) {
            return Outcome.done();
        }
        Letter letter = due.get();
        try {
            String answer = courier.handOver(letter);
            return Outcome.done(connection -> keepProof(connection, letter, answer));
        } catch (NotHandedOver failed) {
            String why = "%s about %s to %s: %s"
                    .formatted(letter.kind(), letter.about(), letter.recipient(), failed.getMessage());
            boolean givenUp = transactions.inNew(connection -> putOff(connection, letter, failed));
            return givenUp
                    ? Outcome.givenUp(why)
                    : new Outcome.Failed(why, failed.why == Why.AWAY, failed.why == Why.REFUSED);
        }
    }

    /** Absent where it was handed over already by one who died before that was noted. */
    private static Optional<Letter> begin(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery d
                set attempts = d.attempts + 1, resent = d.resent or d.begun_at is not null, begun_at = now(),
                    given_up_at = null
                from notice n
                where n.id = d.notice and d.id = ? and d.handed_at is null
                returning d.id, d.attempts, d.resent, n.about, n.kind, d.recipient, n.subject, n.text, n.id""")) {
            update.setObject(1, id);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Letter(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        attachments(connection, row.getObject(9, UUID.class))));
            }
        }
    }

    private static List<Notice.Attachment> attachments(Connection connection, UUID notice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select name, media_type, content from notice_attachment where notice = ? order by n")) {
            select.setObject(1, notice);
            List<Notice.Attachment> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Notice.Attachment(row.getString(1), row.getString(2), row.getBytes(3)));
                }
            }
            return found;
        }
    }

    private static void keepProof(Connection connection, Letter letter, String answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery set handed_at = now(), answer = ?, begun_at = null
                where id = ? and handed_at is null""")) {
            update.setString(1, storable(answer));
            update.setObject(2, letter.id());
            update.executeUpdate();
        }
    }

    /** Whether that was the last attempt. An unknown outcome stays marked as begun. */
    private static boolean putOff(Connection connection, Letter letter, NotHandedOver failed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery
                set answer = ?, away = away + ?, begun_at = case when ? then begun_at end,
                    given_up_at = case when attempts - away - ? >= ? then now() end
                where id = ? and attempts = ? and handed_at is null
                returning given_up_at is not null""")) {
            int away = failed.why == Why.AWAY ? 1 : 0;
            update.setString(1, storable(failed.getMessage()));
            update.setInt(2, away);
            update.setBoolean(3, failed.why == Why.UNKNOWN);
            update.setInt(4, away);
            update.setInt(5, MOST_ATTEMPTS);
            update.setObject(6, letter.id());
            update.setInt(7, letter.attempt());
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String storable(String answer) {
        return answer.replace("\0", "");
    }
}
