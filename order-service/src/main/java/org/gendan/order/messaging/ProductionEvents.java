package org.gendan.order.messaging;

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
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.order.correspondence.MerchandiserLetters;
import org.gendan.order.history.History;

/** Hears production. */
@Singleton
class ProductionEvents extends Ear<ProductionEvent> {
    private final History history;
    private final MerchandiserLetters letters;
    private final WorkingCalendar calendar;

    ProductionEvents(Inbox inbox, History history, MerchandiserLetters letters, WorkingCalendar calendar) {
        super(inbox, ProductionEvent.class);
        this.history = history;
        this.letters = letters;
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
            case ProductionReleased fact ->
                () -> {
                    history.record(fact.orderId(), fact, envelope);
                    letters.released(fact);
                };
            case OfOrder fact -> () -> history.record(fact.orderId(), fact, envelope);
            case CalendarYearPublished year -> () -> calendar.copy(year);
            // about no order
            case FactoryChanged _ -> ignored();
        };
    }
}
