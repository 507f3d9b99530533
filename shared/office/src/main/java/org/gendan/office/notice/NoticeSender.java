package org.gendan.office.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;
import org.gendan.office.notice.Courier.Letter;
import org.gendan.office.notice.Courier.NotHandedOver;
import org.gendan.office.notice.Courier.NotHandedOver.Why;
import org.jboss.logging.Logger;

/**
 * Hands over what is due. That an attempt begins is committed before a word is spoken, so that after a kill the unknown
 * outcome is known as such: the notice goes out again under the same id and is marked. Any number of replicas may run it.
 */
@Singleton
class NoticeSender {
    private static final Logger LOG = Logger.getLogger(NoticeSender.class);
    private static final int BATCH = 100;
    /** Nobody being there does not count: an outage is waited out for as long as it lasts. */
    private static final int MOST_ATTEMPTS = 20;

    private final Transactions transactions;
    private final MailCourier mail;
    private final WebhookCourier webhook;
    private final MeterRegistry meters;
    private volatile Backlog backlog = new Backlog(0, 0, 0);

    /** Notices on their way, age of the oldest in seconds, and those given up. */
    private record Backlog(long pending, double oldestSeconds, long givenUp) {}

    NoticeSender(Transactions transactions, MailCourier mail, WebhookCourier webhook, MeterRegistry meters) {
        this.transactions = transactions;
        this.mail = mail;
        this.webhook = webhook;
        this.meters = meters;
    }

    @Startup
    void start() {
        meters.gauge("gendan.notices.pending", this, sender -> sender.backlog.pending());
        meters.gauge("gendan.notices.oldest.seconds", this, sender -> sender.backlog.oldestSeconds());
        meters.gauge("gendan.notices.given.up", this, sender -> sender.backlog.givenUp());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void mails() {
        send(mail);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void webhooks() {
        if (webhook.isOn()) {
            send(webhook);
        }
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        backlog = transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select (select count(*) from notice_delivery where due_at is not null),
                                   (select coalesce(extract(epoch from now() - min(n.queued_at)), 0)
                                    from notice_delivery d join notice n on n.id = d.notice where d.due_at is not null),
                                   (select count(*) from notice_delivery where due_at is null and handed_at is null)""");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2), row.getLong(3));
            }
        });
    }

    /** Tries what is due on the courier's channel; once nobody answers, one notice per call is enough to find out. */
    void send(Courier courier) {
        for (int i = 0; i < BATCH; i++) {
            Optional<Letter> due = transactions.inNew(connection -> begin(connection, courier));
            if (due.isEmpty()) {
                return;
            }
            Letter letter = due.get();
            try {
                String answer = courier.handOver(letter);
                transactions.inNew(connection -> keepProof(connection, letter, answer));
            } catch (NotHandedOver failed) {
                boolean givenUp = transactions.inNew(connection -> putOff(connection, letter, failed));
                if (givenUp) {
                    LOG.errorf(
                            "notice %s (%s about %s) to %s is given up: %s",
                            letter.id(), letter.kind(), letter.about(), letter.recipient(), failed.getMessage());
                } else {
                    LOG.warnf("notice %s is tried again: %s", letter.id(), failed.getMessage());
                }
                if (failed.why != Why.REFUSED) {
                    return;
                }
            }
        }
    }

    /** Keeps other replicas off for longer than any courier takes; when the time is over, this one died of it. */
    private static Optional<Letter> begin(Connection connection, Courier courier) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery d
                set attempts = d.attempts + 1, resent = d.resent or d.begun_at is not null, begun_at = now(),
                    due_at = now() + interval '60 seconds'
                from notice n
                where n.id = d.notice
                  and d.id = (select id from notice_delivery where channel = ? and due_at <= now()
                              order by due_at limit 1 for update skip locked)
                returning d.id, d.attempts, d.resent, n.about, n.kind, d.recipient, n.subject, n.text, n.id""")) {
            update.setString(1, courier.channel().name());
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

    private static int keepProof(Connection connection, Letter letter, String answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery set handed_at = now(), answer = ?, begun_at = null, due_at = null
                where id = ? and handed_at is null""")) {
            update.setString(1, storable(answer));
            update.setObject(2, letter.id());
            return update.executeUpdate();
        }
    }

    /** Whether that was the last attempt. An unknown outcome stays marked as begun. */
    private static boolean putOff(Connection connection, Letter letter, NotHandedOver failed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notice_delivery
                set answer = ?, away = away + ?, begun_at = case when ? then begun_at end,
                    due_at = case when attempts - away - ? < ?
                                  then now() + least(power(2, least(attempts, 10) - 1), 300) * interval '1 second' end
                where id = ? and attempts = ? and handed_at is null
                returning due_at is null""")) {
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
