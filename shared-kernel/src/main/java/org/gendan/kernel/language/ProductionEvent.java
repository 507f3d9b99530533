package org.gendan.kernel.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

    /** Pieces (sets) of one order line that an assignment makes. */
    record Share(UUID lineId, int quantity) {}

    /** The production order of this revision stands open to the planner (S1.9). */
    record ProductionReleased(UUID orderId, int revision, int quantity, LocalDate occurredOn, String by)
            implements OfOrder {}

    /** The planner gave a lot of the order to a factory. Quantity in pieces, the sum of the shares. */
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
            implements OfOrder {}

    /** A factory as it stands now. */
    record FactoryChanged(UUID factoryId, String code, String name, boolean active, LocalDate occurredOn, String by)
            implements ProductionEvent {
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
            implements ProductionEvent {
        @Override
        public String key() {
            return calendarYearId.toString();
        }
    }
}
