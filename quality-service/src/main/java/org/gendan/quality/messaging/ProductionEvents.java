package org.gendan.quality.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.CompletionForecast;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.LineShortClosed;
import org.gendan.language.ProductionEvent.Materials;
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
@Singleton
class ProductionEvents extends Ear<ProductionEvent> {
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
        super(inbox, ProductionEvent.class);
        this.facts = facts;
        this.bookings = bookings;
        this.meetings = meetings;
        this.factories = factories;
        this.calendar = calendar;
    }

    @Incoming("production-events")
    @Blocking("production-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(ProductionEvent event, Envelope envelope) {
        return switch (event) {
            case WorkAssigned assigned ->
                () -> {
                    facts.record(assigned);
                    bookings.recheck(assigned.assignmentId());
                };
            case ProductionScheduled scheduled ->
                () -> {
                    facts.record(scheduled);
                    meetings.recheck(scheduled.assignmentId());
                };
            case ProductionStarted started -> () -> facts.record(started);
            case ProductionProgressed progressed ->
                () -> {
                    facts.record(progressed);
                    bookings.recheck(progressed.assignmentId());
                };
            case AssignmentCompleted completed -> () -> facts.record(completed);
            case ProductionCompleted completed -> () -> facts.record(completed);
            case WorkHeld held -> () -> facts.record(held);
            case WorkHoldLifted lifted -> () -> facts.record(lifted);
            case FactoryChanged factory -> () -> factories.record(factory);
            case CalendarYearPublished year -> () -> calendar.copy(year);
            // production's own gates and plans
            case ProductionReleased _, Materials _, CompletionForecast _, LineShortClosed _ -> ignored();
        };
    }
}
