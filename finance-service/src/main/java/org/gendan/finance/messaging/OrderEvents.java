package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.finance.customer.Customers;
import org.gendan.finance.invoice.Invoicing;
import org.gendan.finance.receivable.PaymentLetters;
import org.gendan.finance.receivable.ReceivableDesk;
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

/** Hears order. */
@ApplicationScoped
class OrderEvents implements Listener<OrderEvent> {
    private final Inbox inbox;
    private final ReceivableDesk receivables;
    private final Invoicing invoicing;
    private final Customers customers;
    private final PaymentLetters letters;

    OrderEvents(
            Inbox inbox, ReceivableDesk receivables, Invoicing invoicing, Customers customers, PaymentLetters letters) {
        this.inbox = inbox;
        this.receivables = receivables;
        this.invoicing = invoicing;
        this.customers = customers;
        this.letters = letters;
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
            case OrderConfirmed order -> {
                receivables.request(order);
                invoicing.catchUp(order.orderId());
            }
            case OrderAmended order -> {
                receivables.amend(order);
                invoicing.catchUp(order.orderId());
            }
            case OrderCancelled order -> receivables.cancel(order);
            case OrderHandedOver order -> receivables.follow(order);
            case OrderOpened _, DocumentAttached _, LinesEntered _, SalespersonConsulted _, CustomerCalledBack _ -> {
                // nothing is owed before the confirmation
            }
            case RequirementsStated _,
                    OrderHeld _,
                    OrderHoldLifted _,
                    OrderClosed _,
                    ComplaintRecorded _,
                    ComplaintSettled _ -> {
                // moves no money
            }
            case CustomerChanged customer -> {
                if (customers.copy(customer)) {
                    letters.catchUp(customer.customerId());
                }
            }
            case ProductChanged _ -> {
                // about no order
            }
        }
    }
}
