package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.Exact;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/** What production-service announces on {@code gendan.production.events}. */
public sealed interface ProductionEvent extends DomainEvent {

    /** An event about an order. */
    sealed interface OfOrder extends ProductionEvent {
        UUID orderId();

        @Override
        @JsonIgnore
        default String key() {
            return orderId().toString();
        }
    }

    /** About one lot: what an assignment makes. */
    sealed interface Lot extends OfOrder {
        UUID assignmentId();
    }

    /** Fabric and trims of a lot. */
    sealed interface Materials extends Lot {}

    /** Factories and the calendar, about no order. */
    sealed interface MasterData extends ProductionEvent {}

    /** Pieces (sets) of one order line that an assignment makes. */
    record Share(UUID lineId, @Whole int quantity) {}

    /** The production order of this revision stands open to the planner (S1.9). */
    record ProductionReleased(
            UUID orderId,
            @Whole(min = 1) int revision,
            @Whole int quantity,
            LocalDate occurredOn,
            @Text(255) String by) implements OfOrder {}

    /**
     * The planner gave a lot of the order to a factory; announced again when an amendment changes the lot. Quantity in
     * pieces, the sum of the shares (S4.2).
     */
    record WorkAssigned(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            UUID factoryId,
            @Text(40) String lot,
            @Whole int quantity,
            @Most(1000) List<Share> shares,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /** When one process of an assignment is planned, first and last day. */
    record PlannedProcess(
            @Text(value = 40, pattern = "[A-Z][A-Z0-9_]{0,39}")
            String process,

            LocalDate startOn,
            LocalDate endOn) {}

    /**
     * The assignment has a plan; announced again with the next plan revision and a reason when it moves. The dates are
     * those of the first and last process; shipOn is the planned day of shipment (S1.10b).
     */
    record ProductionScheduled(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            UUID factoryId,
            @Whole(min = 1) int planRevision,
            @Whole int quantity,
            LocalDate startOn,
            LocalDate completeOn,
            LocalDate shipOn,
            @Most(20) List<PlannedProcess> processes,
            @MayBeAbsent @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /**
     * A delivery of fabric or trims was counted at the factory, with the kinds of anomaly that were found: SHORTAGE, WIDTH,
     * DEFECT (S3.1); empty when it agrees with its list.
     */
    record MaterialsCounted(
            UUID orderId,
            UUID assignmentId,
            UUID deliveryId,
            @Most(3) List<@OneOf({"SHORTAGE", "WIDTH", "DEFECT"}) String> anomalies,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Materials {}

    /** What is missing of one material, in its unit. */
    record Shortage(
            @Text(40) String material,
            @Exact(max = "1000000000000") BigDecimal missing,
            @Text(10) String unit) {}

    /** The materials of an assignment are checked; an open shortage blocks the start unless it was overridden (S3.1). */
    record MaterialsChecked(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            @Most(10_000) List<Shortage> openShortages,
            @MayBeAbsent @Text(255) String overriddenBy,
            @MayBeAbsent @Text(500) String overrideReason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Materials {}

    /** Bulk production of the assignment began on this business date (S1.10a). */
    record ProductionStarted(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            UUID factoryId,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /** Pieces (sets) of a line that came through a process so far, and those that were scrapped in it; both cumulative. */
    record Output(
            UUID lineId,

            @Text(value = 40, pattern = "[A-Z][A-Z0-9_]{0,39}")
            String process,

            @Whole int quantity,
            @Whole int scrapped) {}

    /**
     * How far the assignment is, cumulative. Quantity is the assignment's, produced what is made up and not packed or packed
     * already, packed what is in cartons; all in pieces (sets) (S4.3).
     */
    record ProductionProgressed(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            @Whole int quantity,
            @Whole int produced,
            @Whole int packed,
            @Most(20_000) List<Output> outputs,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /** When the order will be complete as things go, and by how many working days that is late (0 when it is not; S1.11). */
    record CompletionForecast(
            UUID orderId,
            @Whole(min = 1) int revision,
            LocalDate expectedOn,
            LocalDate dueOn,
            @Whole int lateDays,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OfOrder {}

    /** A line ends with fewer pieces than its assignment was to make, by decision of the production manager (rule 21). */
    record LineShortClosed(
            UUID orderId,
            UUID assignmentId,
            UUID lineId,
            @Whole int packed,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /** Every line of the assignment is packed, less tolerance, or short-closed (S4.3). */
    record AssignmentCompleted(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            @Whole int packed,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Lot {}

    /** What of a line is packed in the end, in pieces. */
    record LineOutcome(
            UUID lineId, @Whole int ordered, @Whole int packed, boolean shortClosed) {}

    /** Every assignment of the order is completed (S1.11). */
    record ProductionCompleted(
            UUID orderId,
            @Whole(min = 1) int revision,
            @Most(1000) List<LineOutcome> lines,
            LocalDate occurredOn,
            @Text(255) String by)
            implements OfOrder {}

    /** The production manager holds an assignment: its next step waits (rule 4). */
    record WorkHeld(
            UUID orderId,
            UUID assignmentId,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements Lot {}

    /** The hold on an assignment is over (rule 4). */
    record WorkHoldLifted(
            UUID orderId,
            UUID assignmentId,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements Lot {}

    /** A factory as it stands now. Its own week, where it differs from the company's: the days on which it works (S4.2). */
    record FactoryChanged(
            UUID factoryId,
            @Text(40) String code,
            @Text(200) String name,
            boolean active,
            @MayBeAbsent @Most(7) List<DayOfWeek> workingWeek,
            LocalDate occurredOn,
            @Text(255) String by)
            implements MasterData {
        @Override
        public String key() {
            return factoryId.toString();
        }
    }

    /** The days of a year on which the company rests although they are weekdays, and works although they are weekend (decision 7). */
    record CalendarYearPublished(
            UUID calendarYearId,
            @Whole(min = 2000, max = 2100) int year,
            @Most(366) List<LocalDate> holidays,
            @Most(366) List<LocalDate> makeUpDays,
            boolean estimated,
            LocalDate occurredOn,
            @Text(255) String by)
            implements MasterData {
        @Override
        public String key() {
            return calendarYearId.toString();
        }
    }
}
