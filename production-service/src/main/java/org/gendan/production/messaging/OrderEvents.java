package org.gendan.production.messaging;

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
import org.gendan.language.OrderEvent.Complaint;
import org.gendan.language.OrderEvent.Draft;
import org.gendan.language.OrderEvent.MasterData;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.production.order.Release;

/** Hears order. */
@Singleton
class OrderEvents extends Ear<OrderEvent> {
    private final Release release;

    OrderEvents(Inbox inbox, Release release) {
        super(inbox, OrderEvent.class);
        this.release = release;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(OrderEvent event, Envelope envelope) {
        return switch (event) {
            case OrderConfirmed confirmed -> () -> release.record(confirmed);
            case OrderAmended amended -> () -> release.record(amended);
            case OrderHeld held -> () -> release.record(held);
            case OrderHoldLifted lifted -> () -> release.record(lifted);
            case OrderCancelled cancelled -> () -> release.record(cancelled);
            case OrderHandedOver handedOver -> () -> release.record(handedOver);
            case RequirementsStated stated -> () -> release.record(stated);
            // a draft is nothing to make
            case Draft _ -> ignored();
            // opens and closes nothing in production
            case OrderClosed _, Complaint _, MasterData _ -> ignored();
        };
    }
}
