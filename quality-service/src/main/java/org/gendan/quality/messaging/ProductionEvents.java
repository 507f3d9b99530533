package org.gendan.quality.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.LineShortClosed;
import org.gendan.language.ProductionEvent.MaterialsChecked;
import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.language.ProductionEvent.ProductionCompleted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.ProductionEvent.WorkHoldLifted;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.inspection.FinalBookings;
import org.gendan.quality.meeting.MeetingRecheck;
import org.gendan.quality.plan.PlanFacts;

/** Hears production. */
@ApplicationScoped
class ProductionEvents implements Listener<ProductionEvent> {
    private final Inbox inbox;
    private final PlanFacts facts;
    private final FinalBookings bookings;
    private final MeetingRecheck meetings;
    private final Factories factories;
    private final WorkingCalendar calendar;

    ProductionEvents(
            Inbox inbox,
            PlanFacts facts,
            FinalBookings bookings,
            MeetingRecheck meetings,
            Factories factories,
            WorkingCalendar calendar) {
        this.inbox = inbox;
        this.facts = facts;
        this.bookings = bookings;
        this.meetings = meetings;
        this.factories = factories;
        this.calendar = calendar;
    }

    @Incoming("production-events")
    @Blocking("production-events")
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "gendan.production.events";
    }

    @Override
    public Class<ProductionEvent> language() {
        return ProductionEvent.class;
    }

    @Override
    public void apply(ProductionEvent event, Envelope envelope) {
        switch (event) {
            case WorkAssigned assigned -> {
                facts.record(assigned);
                bookings.recheck(assigned.assignmentId());
            }
            case ProductionScheduled scheduled -> {
                facts.record(scheduled);
                meetings.recheck(scheduled.assignmentId());
            }
            case ProductionStarted started -> facts.record(started);
            case ProductionProgressed progressed -> {
                facts.record(progressed);
                bookings.recheck(progressed.assignmentId());
            }
            case AssignmentCompleted completed -> facts.record(completed);
            case ProductionCompleted completed -> facts.record(completed);
            case WorkHeld held -> facts.record(held);
            case WorkHoldLifted lifted -> facts.record(lifted);
            case FactoryChanged factory -> factories.record(factory);
            case CalendarYearPublished year -> calendar.copy(year);
            case ProductionReleased _,
                    MaterialsCounted _,
                    MaterialsChecked _,
                    CompletionForecast _,
                    LineShortClosed _ -> {
                // production's own gates and plans
            }
        }
    }
}
