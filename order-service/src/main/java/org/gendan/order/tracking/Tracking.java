package org.gendan.order.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.language.DomainEvent;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.OrderDesk;

/** Knows where each order is, since when, who has to act and what is missing (S1.10a), from what all services announce. */
@ApplicationScoped
public class Tracking {
    private static final int LATE_AFTER_WORKING_DAYS = 2;

    private final OrderFacts facts;
    private final OrderDesk desk;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    Tracking(
            OrderFacts facts,
            OrderDesk desk,
            WorkingCalendar calendar,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.facts = facts;
        this.desk = desk;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** A fact, and whether it was recorded more than two working days after it happened. */
    public record History(OrderFact fact, boolean recordedLate) {}

    /** The order with its stages and its facts. */
    public record Status(CustomerOrder order, List<StageView> stages, List<History> history) {}

    /** Records a fact in the transaction that takes note of it. */
    public void record(UUID orderId, DomainEvent event, Envelope envelope) {
        facts.persist(new OrderFact(orderId, event, envelope));
    }

    @Transactional
    public Status of(UUID orderId) {
        CustomerOrder order = desk.get(orderId);
        List<OrderFact> recorded = facts.of(orderId);
        WorkingDays days = calendar.workingDays();
        return new Status(
                order,
                Progress.of(recorded).stages(),
                recorded.stream()
                        .map(fact -> new History(fact, isLate(fact, days)))
                        .toList());
    }

    private boolean isLate(OrderFact fact, WorkingDays days) {
        return days.between(fact.occurredOn(), LocalDate.ofInstant(fact.recordedAt(), zone))
                        .days()
                > LATE_AFTER_WORKING_DAYS;
    }
}
