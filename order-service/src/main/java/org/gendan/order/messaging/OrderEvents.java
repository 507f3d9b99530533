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
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.MasterData;
import org.gendan.language.OrderEvent.OfOrder;
import org.gendan.order.history.History;

/** Hears order. */
@Singleton
class OrderEvents extends Ear<OrderEvent> {
    private final History history;

    OrderEvents(Inbox inbox, History history) {
        super(inbox, OrderEvent.class);
        this.history = history;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(OrderEvent event, Envelope envelope) {
        return switch (event) {
            case OfOrder fact -> () -> history.record(fact.orderId(), fact, envelope);
            // about no order
            case MasterData _ -> ignored();
        };
    }
}
