package org.gendan.logistics.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.ComplaintRecorded;
import org.gendan.language.OrderEvent.ComplaintSettled;
import org.gendan.language.OrderEvent.CustomerCalledBack;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.OrderEvent.DocumentAttached;
import org.gendan.language.OrderEvent.LinesEntered;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderClosed;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;
import org.gendan.language.OrderEvent.OrderHeld;
import org.gendan.language.OrderEvent.OrderHoldLifted;
import org.gendan.language.OrderEvent.OrderOpened;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.language.OrderEvent.SalespersonConsulted;
import org.gendan.logistics.paper.Consignees;
import org.gendan.logistics.shipment.Clearance;

/** Hears order. */
@ApplicationScoped
class OrderEvents implements Listener<OrderEvent> {
    private final Inbox inbox;
    private final Clearance clearance;
    private final Consignees consignees;

    OrderEvents(Inbox inbox, Clearance clearance, Consignees consignees) {
        this.inbox = inbox;
        this.clearance = clearance;
        this.consignees = consignees;
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
            case OrderConfirmed confirmed -> clearance.record(confirmed);
            case OrderAmended amended -> clearance.record(amended, envelope.time());
            case OrderHandedOver handedOver -> clearance.record(handedOver);
            case OrderHeld held -> clearance.record(held, envelope.time());
            case OrderHoldLifted lifted -> clearance.record(lifted);
            case OrderCancelled cancelled -> clearance.record(cancelled, envelope.time());
            case CustomerChanged changed -> consignees.record(changed);
            case OrderOpened _,
                    DocumentAttached _,
                    LinesEntered _,
                    SalespersonConsulted _,
                    CustomerCalledBack _,
                    RequirementsStated _,
                    OrderClosed _,
                    ComplaintRecorded _,
                    ComplaintSettled _,
                    ProductChanged _ -> {
                // what is not agreed, or was agreed otherwise, leaves no gate
            }
        }
    }
}
