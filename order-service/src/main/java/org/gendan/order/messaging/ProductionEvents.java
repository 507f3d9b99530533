package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.CalendarYearPublished;
import org.gendan.language.ProductionEvent.FactoryChanged;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.order.correspondence.MerchandiserLetters;
import org.gendan.order.history.History;

/** Hears production. */
@ApplicationScoped
class ProductionEvents implements Listener<ProductionEvent> {
    private final Inbox inbox;
    private final History history;
    private final MerchandiserLetters letters;
    private final WorkingCalendar calendar;

    ProductionEvents(Inbox inbox, History history, MerchandiserLetters letters, WorkingCalendar calendar) {
        this.inbox = inbox;
        this.history = history;
        this.letters = letters;
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
            case ProductionReleased fact -> {
                history.record(fact.orderId(), fact, envelope);
                letters.released(fact);
            }
            case ProductionEvent.OfOrder fact -> history.record(fact.orderId(), fact, envelope);
            case CalendarYearPublished year -> calendar.copy(year);
            case FactoryChanged _ -> {
                // about no order
            }
        }
    }
}
