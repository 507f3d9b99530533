package org.gendan.office.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;

/** Of which business time there was none, because somebody moved the clock over it. */
@ApplicationScoped
class ClockMoves {
    private final Transactions transactions;
    private final BusinessClock clock;

    ClockMoves(Transactions transactions, BusinessClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the clock showed after it was moved over the instant; empty where it came to it by itself, or has yet to. */
    Optional<Instant> over(Instant business) {
        if (!clock.isMovable()) {
            return Optional.empty();
        }
        return transactions.inAny(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select moved_at + seconds * interval '1 second'
                    from (select moved_at, seconds, lag(seconds) over (order by moved_at, seconds) as before
                          from clock_move) as move
                    where isfinite(moved_at) and before is not null
                      and moved_at + before * interval '1 second' < ?
                      and moved_at + seconds * interval '1 second' >= ?
                    order by moved_at limit 1""")) {
                OffsetDateTime moment = business.atOffset(ZoneOffset.UTC);
                select.setObject(1, moment);
                select.setObject(2, moment);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        });
    }
}
