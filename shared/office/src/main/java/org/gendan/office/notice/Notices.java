package org.gendan.office.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.Work;
import org.gendan.language.Ids;
import org.gendan.office.notice.Courier.Channel;
import org.jboss.logging.Logger;

/**
 * Where a service tells people what they have to know (decision 5). The notice is written in the transaction of the change
 * that it tells of, leaves by mail once that has committed, and also through the signed webhook where there is one; what
 * was handed over to whom, when and with which answer is kept.
 */
@ApplicationScoped
public class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final Transactions transactions;
    private final Work work;
    private final WebhookCourier webhook;

    Notices(Transactions transactions, Work work, WebhookCourier webhook) {
        this.transactions = transactions;
        this.work = work;
        this.webhook = webhook;
    }

    /** How far a notice has come: given up means that it was refused over and over. */
    public enum State {
        PENDING,
        HANDED_OVER,
        GIVEN_UP
    }

    /** A notice to one recipient over one channel, and the proof of its hand-over (decision 5). */
    @Schema(description = "A notice to one recipient over one channel, and the proof of its hand-over.")
    @MayLack({"handedAt", "answer"})
    public record Handed(
            UUID id,

            @Schema(examples = "deposit-request") String kind,

            @Schema(description = "MAIL, or WEBHOOK: the company's gateway.")
            String channel,

            String recipient,
            String subject,

            @Schema(description = "GIVEN_UP: refused over and over.")
            State state,

            Instant queuedAt,

            @Schema(description = "When it was taken; absent until then.")
            Instant handedAt,

            int attempts,

            @Schema(description = "It may have arrived twice, under the same id.")
            boolean resent,

            @Schema(description = "What the mail server or the gateway answered last.")
            String answer) {}

    /** Sends the notice when the transaction under way commits; nothing if one was sent under its key already. */
    public void mail(Notice notice) {
        boolean written = transactions.inCurrent(connection -> write(connection, Ids.next(), notice));
        if (written) {
            LOG.infof(
                    "notice %s about=%s to=%d",
                    notice.kind(), notice.about(), notice.to().size());
        }
    }

    /** What was sent about something and what is on its way, newest first, at most 200. */
    public List<Handed> of(String about) {
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select d.id, n.kind, d.channel, d.recipient, n.subject, n.queued_at, d.handed_at, d.attempts, d.resent,
                           d.answer, d.given_up_at is not null
                    from notice n join notice_delivery d on d.notice = n.id
                    where n.about = ?
                    order by n.queued_at desc, d.id desc
                    limit 200""")) {
                select.setString(1, about);
                List<Handed> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Timestamp handedAt = row.getTimestamp(7);
                        found.add(new Handed(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                state(handedAt != null, row.getBoolean(11)),
                                row.getTimestamp(6).toInstant(),
                                handedAt == null ? null : handedAt.toInstant(),
                                row.getInt(8),
                                row.getBoolean(9),
                                row.getString(10)));
                    }
                }
                return found;
            }
        });
    }

    private static State state(boolean handedOver, boolean givenUp) {
        if (handedOver) {
            return State.HANDED_OVER;
        }
        return givenUp ? State.GIVEN_UP : State.PENDING;
    }

    private boolean write(Connection connection, UUID id, Notice notice) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notice (id, about, kind, subject, text, once) values (?, ?, ?, ?, ?, ?)
                on conflict (once) do nothing""")) {
            insert.setObject(1, id);
            insert.setString(2, notice.about());
            insert.setString(3, notice.kind());
            insert.setString(4, notice.subject());
            insert.setString(5, notice.text());
            insert.setString(6, notice.once());
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notice_attachment (notice, n, name, media_type, content) values (?, ?, ?, ?, ?)""")) {
            int n = 0;
            for (Notice.Attachment file : notice.attachments()) {
                insert.setObject(1, id);
                insert.setInt(2, ++n);
                insert.setString(3, file.name());
                insert.setString(4, file.mediaType());
                insert.setBytes(5, file.content());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notice_delivery (id, notice, channel, recipient) values (?, ?, ?, ?)""")) {
            for (Channel channel : webhook.isOn() ? List.of(Channel.MAIL, Channel.WEBHOOK) : List.of(Channel.MAIL)) {
                for (String recipient : notice.to()) {
                    UUID delivery = Ids.next();
                    work.put(NoticeSender.kind(channel), delivery.toString());
                    insert.setObject(1, delivery);
                    insert.setObject(2, id);
                    insert.setString(3, channel.name());
                    insert.setString(4, recipient);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        return true;
    }
}
