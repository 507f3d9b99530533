package org.gendan.office.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gendan.kernel.store.Transactions;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Notices.Handed;

/** To whom a report was handed over, and what the business clock showed when it was. */
@ApplicationScoped
class HandOvers {
    private final Notices notices;
    private final Transactions transactions;

    HandOvers(Notices notices, Transactions transactions) {
        this.notices = notices;
        this.transactions = transactions;
    }

    /** One send job with its proof; takenAt is business time, null until it was taken. */
    record HandOver(Handed handed, Instant takenAt) {}

    List<HandOver> of(String about) {
        List<Handed> all = notices.of(about);
        Map<Instant, Instant> shown = shownAt(
                all.stream().map(Handed::handedAt).filter(Objects::nonNull).toList());
        return all.stream()
                .map(each -> new HandOver(each, each.handedAt() == null ? null : shown.get(each.handedAt())))
                .toList();
    }

    /** The proof is in real time. Whoever moves the clock afterwards makes nothing late that was in time. */
    private Map<Instant, Instant> shownAt(List<Instant> real) {
        return transactions.inAny(connection -> {
            Map<Instant, Instant> shown = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "select at, business_time(at) from unnest(?::timestamptz[]) as real_time (at)")) {
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "text", real.stream().map(Instant::toString).toArray()));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        shown.put(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getObject(2, OffsetDateTime.class).toInstant());
                    }
                }
            }
            return shown;
        });
    }
}
