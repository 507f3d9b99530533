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
import org.gendan.quality.plan.PlanFacts;

/** Hears order. */
@Singleton
class OrderEvents extends Ear<OrderEvent> {
    private final PlanFacts facts;

    OrderEvents(Inbox inbox, PlanFacts facts) {
        super(inbox, OrderEvent.class);
        this.facts = facts;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(OrderEvent event, Envelope envelope) {
        return switch (event) {
            case OrderConfirmed confirmed -> () -> facts.record(confirmed);
            case OrderAmended amended -> () -> facts.record(amended);
            case RequirementsStated stated -> () -> facts.record(stated);
            case OrderHandedOver handedOver -> () -> facts.record(handedOver);
            case OrderHeld held -> () -> facts.record(held);
            case OrderHoldLifted lifted -> () -> facts.record(lifted);
            case OrderCancelled cancelled -> () -> facts.record(cancelled);
            // a draft is nothing to inspect
            case Draft _ -> ignored();
            // after the goods have left, or about no order
            case OrderClosed _, Complaint _, MasterData _ -> ignored();
        };
    }
}
