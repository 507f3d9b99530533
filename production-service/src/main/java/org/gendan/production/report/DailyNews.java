package org.gendan.production.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
        Long leftOut,

        @Schema(description = "Lots that are late, the latest against the contract first, then against their plan.")
        List<Overdue> overdue) {

    public DailyNews {
        // Reports of earlier days were kept without it.
        overdue = overdue == null ? List.of() : overdue;
    }

    /** A lot that is late: against the contract, against its plan, or because it has none. */
    @Schema(
            description =
                    "A lot that is late, by how many working days against what, and who can do something about it.")
    @MayLack({"orderNumber", "factory", "dueOn", "planCompleteOn", "expectedOn"})
    public record Overdue(
            UUID orderId,
            String orderNumber,
            UUID assignmentId,
            String lot,
            String factory,

            @Schema(
                    description =
                            "Working days that it is expected after the contract's delivery date; 0 if it is not.")
            int contractDays,

            @Schema(description = "Working days that it is expected after its plan's last day; 0 if it is not.")
            int planDays,

            @Schema(description = "Working days that it has been without a plan, beyond two; 0 if it has one.")
            int unplannedDays,

            @Schema(description = "By contract.") LocalDate dueOn,
            LocalDate planCompleteOn,
            LocalDate expectedOn,

            @Schema(description = "Roles of those who can do something about it.", examples = "planner")
            List<String> who) {

        static final Comparator<Overdue> WORST_FIRST = Comparator.comparingInt(Overdue::contractDays)
                .thenComparingInt(Overdue::planDays)
                .thenComparingInt(Overdue::unplannedDays)
                .reversed()
                .thenComparing(Overdue::lot);

        boolean isLate() {
            return contractDays + planDays + unplannedDays > 0;
        }
    }

    /** An order of which something is made. */
    @Schema(description = "An order of which something is made.")
    @MayLack({"orderNumber", "merchandiser", "dueOn", "expectedOn", "lateDays", "hold", "cancelled"})
    public record OrderNews(
            UUID orderId,
            String orderNumber,

            @Schema(description = "Who answers for it.") String merchandiser,

            @Schema(description = "By contract.") LocalDate dueOn,

            @Schema(description = "When the last of its lots is expected; absent while one of them has no plan.")
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

        /** Good sets that are packed. */
        int packed() {
            return processes.isEmpty() ? 0 : processes.getLast().good();
        }

        /** Sets that were to be packed by now; 0 without a plan. */
        int plannedPacked() {
            return processes.isEmpty() || processes.getLast().planned() == null
                    ? 0
                    : processes.getLast().planned();
        }

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

    /** Something is new, or something is late: a quiet day is one on which nobody has to do anything. */
    boolean hasNews() {
        return !overdue.isEmpty() || orders.stream().anyMatch(OrderNews::hasNews);
    }

    /** Who answers for an order that is late or of which something is new. */
    Set<String> merchandisers() {
        Set<UUID> late = overdue.stream().map(Overdue::orderId).collect(Collectors.toSet());
        return orders.stream()
                .filter(order -> order.merchandiser() != null)
                .filter(order -> order.hasNews() || late.contains(order.orderId()))
                .map(OrderNews::merchandiser)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What one merchandiser may see of it: the own orders. */
    DailyNews of(String merchandiser) {
        List<OrderNews> own = orders.stream()
                .filter(order -> merchandiser.equals(order.merchandiser()))
                .toList();
        Set<UUID> ids = own.stream().map(OrderNews::orderId).collect(Collectors.toSet());
        return new DailyNews(
                asOf,
                since,
                own,
                List.of(),
                null,
                overdue.stream().filter(late -> ids.contains(late.orderId())).toList());
    }

    /** How many quality abnormalities are new or open. */
    int findings() {
        return orders.stream()
                .flatMap(order -> order.lots().stream())
                .mapToInt(lot -> lot.findings().size())
                .sum();
    }
}
