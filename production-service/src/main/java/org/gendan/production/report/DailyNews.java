package org.gendan.production.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.order.OpenShortage;

/**
 * What the report of a day tells (S3.13): how far everything that is made had come, what is new since the report before, and
 * what is wrong. It is kept as it was sent, so members are only ever added.
 */
@Schema(description = "How far production had come, what was new, and what was wrong (S3.13).")
public record DailyNews(
        @Schema(description = "Up to when it tells; business time, UTC.")
        Instant asOf,

        @Schema(description = "From when on something is new: up to when the report before tells; business time, UTC.")
        Instant since,

        List<OrderNews> orders,

        @Schema(description = "Paid, and not made by anybody (rule 26).")
        List<IdleOrder> idle,

        @Schema(
                description =
                        "Lots that are under way too, the newest, of which nothing is told; absent if there are none.")
        Long leftOut) {

    /** An order of which something is made. */
    @Schema(description = "An order of which something is made.")
    @MayLack({"orderNumber", "dueOn", "expectedOn", "lateDays", "hold", "cancelled"})
    public record OrderNews(
            UUID orderId,
            String orderNumber,

            @Schema(description = "By contract.") LocalDate dueOn,

            @Schema(description = "As was forecast last; absent before the first forecast.")
            LocalDate expectedOn,

            @Schema(description = "By how many working days that is late.")
            Integer lateDays,

            @Schema(description = "Why the order is held; absent unless it is.")
            String hold,

            @Schema(description = "Why it was cancelled; absent unless it was.")
            String cancelled,

            List<LotNews> lots) {

        boolean hasNews() {
            return lots.stream().anyMatch(LotNews::hasNews);
        }
    }

    /** One lot of it at its factory. */
    @Schema(description = "A work assignment at its factory; quantities in sets.")
    @MayLack({
        "factory",
        "startedOn",
        "planStartOn",
        "planCompleteOn",
        "expectedOn",
        "lateDays",
        "forecast",
        "forecastZh",
        "hold"
    })
    public record LotNews(
            UUID assignmentId,
            String lot,
            UUID factoryId,
            String factory,
            AssignmentStatus status,

            @Schema(description = "It came to this status since the report before.")
            boolean statusNews,

            int quantity,
            LocalDate startedOn,
            LocalDate planStartOn,
            LocalDate planCompleteOn,
            LocalDate expectedOn,

            @Schema(description = "By how many working days that is late.")
            Integer lateDays,

            String forecast,
            String forecastZh,

            @Schema(description = "Why it is held; absent unless it is.")
            String hold,

            List<OpenShortage> openShortages,
            List<ProcessNews> processes,

            @Schema(description = "Quality abnormalities that are new or still open.")
            List<Finding> findings) {

        boolean hasNews() {
            return statusNews
                    || processes.stream().anyMatch(process -> process.added() != 0)
                    || findings.stream().anyMatch(Finding::news);
        }
    }

    /** How far a process of a lot had come. */
    @Schema(description = "How far a process had come; sets.")
    @MayLack("planned")
    public record ProcessNews(
            @Schema(examples = "SEWING") String process,
            @Schema(examples = "Sewing") String name,
            @Schema(examples = "缝制") String nameZh,

            @Schema(description = "Good sets so far.") int good,

            @Schema(description = "Good sets since the report before; less than 0 where more was taken back.")
            int added,

            int scrapped,

            @Schema(description = "Sets by plan up to the evening before; absent without a plan.")
            Integer planned) {}

    /** What an inspection found, or what has to be done again. */
    @Schema(description = "An inspection that found something, or a rework; defectives in units, rework in sets.")
    @MayLack({
        "kind",
        "number",
        "process",
        "verdict",
        "critical",
        "major",
        "minor",
        "reportedOn",
        "reworkQuantity",
        "reworkReason",
        "reworkOn"
    })
    public record Finding(
            UUID inspectionId,

            @Schema(description = "Heard since the report before.")
            boolean news,

            @Schema(description = "Rejected, and not inspected again since.")
            boolean open,

            InspectionKind kind,
            Integer number,
            String process,
            Verdict verdict,
            Integer critical,
            Integer major,
            Integer minor,
            List<String> openPoints,
            LocalDate reportedOn,
            Integer reworkQuantity,
            String reworkReason,
            LocalDate reworkOn) {}

    /** An order that is paid and that nobody makes. */
    @Schema(description = "An order that is paid and that nobody makes; without a number while it is not announced.")
    @MayLack("orderNumber")
    public record IdleOrder(UUID orderId, String orderNumber, Instant sinceAt) {}

    boolean hasNews() {
        return orders.stream().anyMatch(OrderNews::hasNews);
    }

    /** How many quality abnormalities are new or open. */
    int findings() {
        return orders.stream()
                .flatMap(order -> order.lots().stream())
                .mapToInt(lot -> lot.findings().size())
                .sum();
    }
}
