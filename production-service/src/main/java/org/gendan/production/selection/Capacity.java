package org.gendan.production.selection;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.factory.FactoryCalendar;

/** What a factory can make in a window, and what it has promised of that already; in sets. */
@Schema(description = "What a factory can make in a window and what it has promised of that already; in sets.")
@MayLack({"from", "to", "perDay", "total", "free"})
public record Capacity(
        LocalDate from,
        LocalDate to,

        @Schema(description = "By the factory's own calendar.")
        int workingDays,

        @Schema(description = "Absent where nobody knows.") Integer perDay,
        @Schema(description = "Working days times perDay.") Integer total,

        @Schema(description = "Left of planned lots, as far as it falls into the window.")
        int planned,

        @Schema(description = "Left of lots that nobody planned yet; counted into the window.")
        int unplanned,

        @Schema(description = "Total less planned and unplanned, at least 0.")
        Integer free,

        @Schema(description = "True where a year of the calendar is not announced yet.")
        boolean estimated) {

    static Capacity of(LocalDate from, LocalDate to, Integer perDay, List<Workload> open, FactoryCalendar calendar) {
        int days = to.isBefore(from) ? 0 : calendar.run(from, to);
        int planned = open.stream()
                .filter(Workload::isPlanned)
                .mapToInt(lot -> lot.within(from, to, calendar))
                .sum();
        int unplanned = open.stream()
                .filter(lot -> !lot.isPlanned())
                .mapToInt(Workload::rest)
                .sum();
        Integer total = perDay == null ? null : Math.clamp((long) days * perDay, 0, Integer.MAX_VALUE);
        return new Capacity(
                from,
                to,
                days,
                perDay,
                total,
                planned,
                unplanned,
                total == null ? null : Math.max(0, total - planned - unplanned),
                calendar.isEstimated(from) || calendar.isEstimated(to));
    }
}
