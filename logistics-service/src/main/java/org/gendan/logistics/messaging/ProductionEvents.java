package org.gendan.logistics.messaging;

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

/** Hears production. */
@ApplicationScoped
class ProductionEvents implements Listener<ProductionEvent> {
    private final Inbox inbox;
    private final WorkingCalendar calendar;

    ProductionEvents(Inbox inbox, WorkingCalendar calendar) {
        this.inbox = inbox;
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
            case CalendarYearPublished published -> calendar.copy(published);
            case ProductionReleased _,
                    WorkAssigned _,
                    ProductionScheduled _,
                    MaterialsCounted _,
                    MaterialsChecked _,
                    ProductionStarted _,
                    ProductionProgressed _,
                    CompletionForecast _,
                    LineShortClosed _,
                    AssignmentCompleted _,
                    ProductionCompleted _,
                    WorkHeld _,
                    WorkHoldLifted _,
                    FactoryChanged _ -> {
                // quality judges what production makes
            }
        }
    }
}
