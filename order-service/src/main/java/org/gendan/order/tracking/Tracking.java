package org.gendan.order.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.order.history.History;
import org.gendan.order.history.OrderFact;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.OrderDesk;

/** Knows where each order is, since when, who has to act and what is missing (S1.10a), from what all services announce. */
@ApplicationScoped
public class Tracking {
    private static final int LATE_AFTER_WORKING_DAYS = 2;
    private static final int LONGEST_HISTORY = 2_000;

    private final History history;
    private final OrderDesk desk;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    Tracking(
            History history,
            OrderDesk desk,
            WorkingCalendar calendar,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.history = history;
        this.desk = desk;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** A fact, and whether it was recorded more than two working days after it happened. */
    public record Entry(OrderFact fact, boolean recordedLate) {}

    /** The order with its stages, its shipping dates and its last facts. */
    public record Status(CustomerOrder order, List<StageView> stages, ShippingPlan shipping, List<Entry> history) {}

    @Transactional
    public Status of(UUID orderId) {
        CustomerOrder order = desk.get(orderId);
        WorkingDays days = calendar.workingDays();
        Progress progress = Progress.of(history.standing(orderId));
        return new Status(
                order,
                progress.stages(),
                progress.shipping(days),
                history.last(orderId, LONGEST_HISTORY).stream()
                        .map(fact -> new Entry(fact, isLate(fact, days)))
                        .toList());
    }

    private boolean isLate(OrderFact fact, WorkingDays days) {
        return days.between(fact.occurredOn(), LocalDate.ofInstant(fact.recordedAt(), zone))
                        .days()
                > LATE_AFTER_WORKING_DAYS;
    }
}
