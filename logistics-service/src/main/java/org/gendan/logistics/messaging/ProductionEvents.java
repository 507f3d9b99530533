package org.gendan.logistics.messaging;

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
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.OfOrder;

/** Hears production. */
@Singleton
class ProductionEvents extends Ear<ProductionEvent> {
    private final WorkingCalendar calendar;

    ProductionEvents(Inbox inbox, WorkingCalendar calendar) {
        super(inbox, ProductionEvent.class);
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
            case CalendarYearPublished published -> () -> calendar.copy(published);
            // quality judges what production makes
            case OfOrder _, FactoryChanged _ -> ignored();
        };
    }
}
