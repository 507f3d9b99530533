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
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.Complaint;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.Draft;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.logistics.paper.Consignees;
import org.gendan.logistics.shipment.Clearance;

/** Hears order. */
@Singleton
class OrderEvents extends Ear<OrderEvent> {
    private final Clearance clearance;
    private final Consignees consignees;

    OrderEvents(Inbox inbox, Clearance clearance, Consignees consignees) {
        super(inbox, OrderEvent.class);
        this.clearance = clearance;
        this.consignees = consignees;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(OrderEvent event, Envelope envelope) {
        return switch (event) {
            case OrderConfirmed confirmed -> () -> clearance.record(confirmed);
            case OrderAmended amended -> () -> clearance.record(amended, envelope.time());
            case OrderHandedOver handedOver -> () -> clearance.record(handedOver);
            case OrderHeld held -> () -> clearance.record(held, envelope.time());
            case OrderHoldLifted lifted -> () -> clearance.record(lifted);
            case OrderCancelled cancelled -> () -> clearance.record(cancelled, envelope.time());
            case CustomerChanged changed -> () -> consignees.record(changed);
            // what is not agreed, or was agreed otherwise, leaves no gate
            case Draft _, RequirementsStated _, OrderClosed _, Complaint _, ProductChanged _ -> ignored();
        };
    }
}
