package org.gendan.quality.messaging;

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
import org.gendan.quality.plan.PlanFacts;

/** Hears order. */
@ApplicationScoped
class OrderEvents implements Listener<OrderEvent> {
    private final Inbox inbox;
    private final PlanFacts facts;

    OrderEvents(Inbox inbox, PlanFacts facts) {
        this.inbox = inbox;
        this.facts = facts;
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
            case OrderConfirmed confirmed -> facts.record(confirmed);
            case OrderAmended amended -> facts.record(amended);
            case RequirementsStated stated -> facts.record(stated);
            case OrderHandedOver handedOver -> facts.record(handedOver);
            case OrderHeld held -> facts.record(held);
            case OrderHoldLifted lifted -> facts.record(lifted);
            case OrderCancelled cancelled -> facts.record(cancelled);
            case OrderOpened _, DocumentAttached _, LinesEntered _, SalespersonConsulted _, CustomerCalledBack _ -> {
                // a draft is nothing to inspect
            }
            case OrderClosed _, ComplaintRecorded _, ComplaintSettled _ -> {
                // after the goods have left
            }
            case CustomerChanged _, ProductChanged _ -> {
                // about no order
            }
        }
    }
}
