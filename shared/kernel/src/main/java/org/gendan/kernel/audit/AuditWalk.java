package org.gendan.kernel.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.DailyJob;
import org.jboss.logging.Logger;

/**
 * Looks at the audit trail every night: walks the chains that grew since the night before, and holds what the last nights found
 * against what is there now. Then it takes the digest of the ends of those chains, keeps it, and says it in the log, which leaves
 * this machine: whoever owns the database can write all of it anew, but not that.
 */
@ApplicationScoped
public class AuditWalk implements DailyJob {
    private static final Logger LOG = Logger.getLogger(AuditWalk.class);
    /** Kept in the alarm; one is enough to be alarmed. */
    private static final int MOST = 100;

    private static final String GREW = """
            select c.key || ' link ' || b.n from (
                select distinct key from audit_event where recorded_at > ?::timestamptz and recorded_at <= ?::timestamptz) c
            cross join lateral audit_broken(c.key) b limit ?""";

    private static final String WRITTEN_ANEW = """
            select 'what was written until the night of ' || h.day
            from (select * from audit_head order by day desc limit 30) h
            cross join lateral audit_digest(h.since, h.until) d
            where h.digest <> d.digest order by h.day desc limit ?""";

    /** A transaction that began to write before may still be under way. */
    private static final String UNTIL = "select coalesce((select max(until) from audit_head), '-infinity')::text,"
            + " greatest(now() - interval '2 minutes', (select max(until) from audit_head))::text";

    private static final String KEEP = """
            insert into audit_head (day, since, until, chains, digest)
            select ?, ?::timestamptz, ?::timestamptz, d.chains, d.digest
            from audit_digest(?::timestamptz, ?::timestamptz) d returning chains, digest""";

    private final Transactions transactions;
    private final Event<AuditBroken> alarm;
    private final AtomicLong broken = new AtomicLong();

    AuditWalk(Transactions transactions, Event<AuditBroken> alarm, MeterRegistry meters) {
        this.transactions = transactions;
        this.alarm = alarm;
        meters.gauge("gendan.audit.broken", broken);
    }

    @Override
    public String name() {
        return "audit-walk";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(2, 30);
    }

    @Override
    public void run(LocalDate day) {
        List<String> found = transactions.inCurrent(connection -> walk(connection, day));
        broken.set(found.size());
        if (!found.isEmpty()) {
            LOG.errorf("the audit trail is broken: %s", String.join("; ", found));
            alarm.fire(new AuditBroken(day, found));
        }
    }

    private static List<String> walk(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement span = connection.prepareStatement(UNTIL);
                ResultSet row = span.executeQuery()) {
            row.next();
            String since = row.getString(1);
            String until = row.getString(2);
            List<String> found = new ArrayList<>(list(connection, GREW, since, until));
            found.addAll(list(connection, WRITTEN_ANEW));
            layDown(connection, day, since, until);
            return found;
        }
    }

    private static List<String> list(Connection connection, String sql, String... times) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < times.length; i++) {
                select.setString(i + 1, times[i]);
            }
            select.setInt(times.length + 1, MOST);
            List<String> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    private static void layDown(Connection connection, LocalDate day, String since, String until) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, day);
            keep.setString(2, since);
            keep.setString(3, until);
            keep.setString(4, since);
            keep.setString(5, until);
            try (ResultSet row = keep.executeQuery()) {
                row.next();
                LOG.infof(
                        "audit heads of %s: %d chains, since %s, until %s, sha256 %s",
                        day, row.getLong(1), since, until, row.getString(2));
            }
        }
    }
}
