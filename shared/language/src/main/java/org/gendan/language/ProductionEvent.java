package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
    record Share(UUID lineId, int quantity) {}

    /** The production order of this revision stands open to the planner (S1.9). */
    record ProductionReleased(UUID orderId, int revision, int quantity, LocalDate occurredOn, String by)
            implements OfOrder {}

    /**
     * The planner gave a lot of the order to a factory; announced again when an amendment changes the lot. Quantity in
     * pieces, the sum of the shares.
     */
    record WorkAssigned(
            UUID orderId,
            UUID assignmentId,
            int revision,
            UUID factoryId,
            String lot,
            int quantity,
            List<Share> shares,
            LocalDate occurredOn,
            String by)
            implements Lot {}

    /** When one process of an assignment is planned, first and last day. */
    record PlannedProcess(String process, LocalDate startOn, LocalDate endOn) {}

    /**
     * The assignment has a plan; announced again with the next plan revision and a reason when it moves. The dates are
     * those of the first and last process; shipOn is the planned day of shipment (S1.10b).
     */
    record ProductionScheduled(
            UUID orderId,
            UUID assignmentId,
            int revision,
            UUID factoryId,
            int planRevision,
            int quantity,
            LocalDate startOn,
            LocalDate completeOn,
            LocalDate shipOn,
            List<PlannedProcess> processes,
            String reason,
            LocalDate occurredOn,
            String by)
            implements Lot {}

    /**
     * A delivery of fabric or trims was counted at the factory, with the kinds of anomaly that were found: SHORTAGE, WIDTH,
     * DEFECT (S3.1); empty when it agrees with its list.
     */
    record MaterialsCounted(
            UUID orderId, UUID assignmentId, UUID deliveryId, List<String> anomalies, LocalDate occurredOn, String by)
            implements Materials {}

    /** What is missing of one material, in its unit. */
    record Shortage(String material, BigDecimal missing, String unit) {}

    /** The materials of an assignment are checked; an open shortage blocks the start unless it was overridden (S3.1). */
    record MaterialsChecked(
            UUID orderId,
            UUID assignmentId,
            int revision,
            List<Shortage> openShortages,
            String overriddenBy,
            String overrideReason,
            LocalDate occurredOn,
            String by)
            implements Materials {}

    /** Bulk production of the assignment began on this business date. */
    record ProductionStarted(
            UUID orderId, UUID assignmentId, int revision, UUID factoryId, LocalDate occurredOn, String by)
            implements Lot {}

    /** Pieces (sets) of a line that came through a process so far, and those that were scrapped in it; both cumulative. */
    record Output(UUID lineId, String process, int quantity, int scrapped) {}

    /**
     * How far the assignment is, cumulative. Quantity is the assignment's, produced what is made up and not packed or packed
     * already, packed what is in cartons; all in pieces (sets).
     */
    record ProductionProgressed(
            UUID orderId,
            UUID assignmentId,
            int revision,
            int quantity,
            int produced,
            int packed,
            List<Output> outputs,
            LocalDate occurredOn,
            String by)
            implements Lot {}

    /** When the order will be complete as things go, and by how many working days that is late (0 when it is not). */
    record CompletionForecast(
            UUID orderId,
            int revision,
            LocalDate expectedOn,
            LocalDate dueOn,
            int lateDays,
            String reason,
            LocalDate occurredOn,
            String by)
            implements OfOrder {}

    /** A line ends with fewer pieces than its assignment was to make, by decision of the production manager. */
    record LineShortClosed(
            UUID orderId, UUID assignmentId, UUID lineId, int packed, String reason, LocalDate occurredOn, String by)
            implements Lot {}

    /** Every line of the assignment is packed, less tolerance, or short-closed. */
    record AssignmentCompleted(
            UUID orderId, UUID assignmentId, int revision, int packed, LocalDate occurredOn, String by)
            implements Lot {}

    /** What of a line is packed in the end, in pieces. */
    record LineOutcome(UUID lineId, int ordered, int packed, boolean shortClosed) {}

    /** Every assignment of the order is completed. */
    record ProductionCompleted(UUID orderId, int revision, List<LineOutcome> lines, LocalDate occurredOn, String by)
            implements OfOrder {}

    /** The production manager holds an assignment: its next step waits. */
    record WorkHeld(UUID orderId, UUID assignmentId, String reason, LocalDate occurredOn, String by) implements Lot {}

    /** The hold on an assignment is over. */
    record WorkHoldLifted(UUID orderId, UUID assignmentId, String reason, LocalDate occurredOn, String by)
            implements Lot {}

    /** A factory as it stands now. Its own week, where it differs from the company's: the days on which it works. */
    record FactoryChanged(
            UUID factoryId,
            String code,
            String name,
            boolean active,
            List<DayOfWeek> workingWeek,
            LocalDate occurredOn,
            String by)
            implements MasterData {
        @Override
        public String key() {
            return factoryId.toString();
        }
    }

    /** The days of a year on which the company rests although they are weekdays, and works although they are weekend. */
    record CalendarYearPublished(
            UUID calendarYearId,
            int year,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays,
            boolean estimated,
            LocalDate occurredOn,
            String by)
            implements MasterData {
        @Override
        public String key() {
            return calendarYearId.toString();
        }
    }
}
