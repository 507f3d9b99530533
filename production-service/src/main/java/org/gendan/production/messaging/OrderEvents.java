package org.gendan.production.messaging;

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
import org.gendan.production.order.Release;

/** Hears order. */
@ApplicationScoped
class OrderEvents implements Listener<OrderEvent> {
    private final Inbox inbox;
    private final Release release;

    OrderEvents(Inbox inbox, Release release) {
        this.inbox = inbox;
        this.release = release;
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
            case OrderConfirmed confirmed -> release.record(confirmed);
            case OrderAmended amended -> release.record(amended);
            case OrderHeld held -> release.record(held);
            case OrderHoldLifted lifted -> release.record(lifted);
            case OrderCancelled cancelled -> release.record(cancelled);
            case OrderHandedOver handedOver -> release.record(handedOver);
            case RequirementsStated stated -> release.record(stated);
            case OrderOpened _, DocumentAttached _, LinesEntered _, SalespersonConsulted _, CustomerCalledBack _ -> {
                // a draft is nothing to make
            }
            case OrderClosed _, ComplaintRecorded _, ComplaintSettled _ -> {
                // opens and closes nothing in production
            }
            case CustomerChanged _, ProductChanged _ -> {
                // about no order
            }
        }
    }
}
