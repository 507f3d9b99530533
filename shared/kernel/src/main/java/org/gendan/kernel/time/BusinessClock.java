package org.gendan.kernel.time;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;

/**
 * Business time: what day it is for orders, due dates and reports, in the company's zone. It is real time, except where
 * the local stack or a test moved it forward; the offset is kept in the database and only grows. Tokens, time limits, the
 * relay and the audit trail use real time.
 */
@ApplicationScoped
public class BusinessClock {
    /** A clock that lost its time begins in 1970; no order that is carried here is older than this. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV");

    private final Transactions transactions;
    private final Clock real;
    private final ZoneId zone;
    private final boolean movable;
    private volatile Duration offset = Duration.ZERO;

    BusinessClock(
            Transactions transactions,
            @ConfigProperty(name = "gendan.zone") ZoneId zone,
            @ConfigProperty(name = "gendan.clock.movable") boolean movable) {
        this.transactions = transactions;
        this.real = Clock.systemUTC();
        this.zone = zone;
        this.movable = movable;
    }

    @Startup
    void start() {
        refresh();
    }

    public Instant now() {
        return real.instant().plus(offset);
    }

    public LocalDate today() {
        return localNow().toLocalDate();
    }

    /** The wall clock in the company's zone. */
    public LocalDateTime localNow() {
        return LocalDateTime.ofInstant(now(), zone);
    }

    /** When the wall clock in the company's zone shows this. */
    public Instant at(LocalDateTime shown) {
        return shown.atZone(zone).toInstant();
    }

    /** An instant as a paper shows it: the wall clock in the company's zone to the second, and the zone's name. */
    public String printed(Instant instant) {
        return PRINTED.format(instant.atZone(zone));
    }

    public boolean isMovable() {
        return movable;
    }

    /**
     * The business date of a fact that a person reports: today unless stated; one in the future is refused, and one that
     * only a clock that lost its time can mean.
     */
    public LocalDate dateOf(LocalDate stated) {
        LocalDate today = today();
        if (stated != null && stated.isAfter(today)) {
            throw Refused.invalid("occurredOn", "lies in the future; today is " + today);
        }
        if (stated != null && stated.isBefore(EARLIEST)) {
            throw Refused.invalid("occurredOn", "lies before " + EARLIEST);
        }
        return stated == null ? today : stated;
    }

    /** Moves business time forward to the instant, for every replica; one that lies before now is refused. */
    public void moveTo(Instant instant) {
        if (!movable) {
            throw Refused.conflict("clock-not-movable", Map.of());
        }
        Instant now = now();
        if (instant.isBefore(now)) {
            throw Refused.conflict("clock-moves-forward-only", Map.of("now", now.toString()));
        }
        long seconds = offset.plus(Duration.between(now, instant)).toSeconds() + 1;
        transactions.inNew(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update clock_offset set seconds = greatest(seconds, ?)")) {
                update.setLong(1, seconds);
                return update.executeUpdate();
            }
        });
        refresh();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        if (movable) {
            Duration stored = transactions.inNew(connection -> {
                try (PreparedStatement select = connection.prepareStatement("select seconds from clock_offset");
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return Duration.ofSeconds(row.getLong(1));
                }
            });
            follow(stored);
        }
    }

    /** Who read before a move and comes after it must not take business time back. */
    private synchronized void follow(Duration stored) {
        if (stored.compareTo(offset) > 0) {
            offset = stored;
        }
    }
}
