package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.order.history.History;

/** Hears order. */
@ApplicationScoped
class OrderEvents implements Listener<OrderEvent> {
    private final Inbox inbox;
    private final History history;

    OrderEvents(Inbox inbox, History history) {
        this.inbox = inbox;
        this.history = history;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "gendan.order.events";
    }

    @Override
    public Class<OrderEvent> language() {
        return OrderEvent.class;
    }

    @Override
    public void apply(OrderEvent event, Envelope envelope) {
        switch (event) {
            case OrderEvent.OfOrder fact -> history.record(fact.orderId(), fact, envelope);
            case CustomerChanged _, ProductChanged _ -> {
                // about no order
            }
        }
    }
}
