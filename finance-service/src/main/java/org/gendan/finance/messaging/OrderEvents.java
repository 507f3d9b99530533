package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.finance.catalogue.Products;
import org.gendan.finance.customer.Customers;
import org.gendan.finance.invoice.Invoicing;
import org.gendan.finance.receivable.PaymentLetters;
import org.gendan.finance.receivable.ReceivableDesk;
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

/** Hears order. */
@Singleton
class OrderEvents extends Ear<OrderEvent> {
    private final ReceivableDesk receivables;
    private final Invoicing invoicing;
    private final Customers customers;
    private final Products products;
    private final PaymentLetters letters;

    OrderEvents(
            Inbox inbox,
            ReceivableDesk receivables,
            Invoicing invoicing,
            Customers customers,
            Products products,
            PaymentLetters letters) {
        super(inbox, OrderEvent.class);
        this.receivables = receivables;
        this.invoicing = invoicing;
        this.customers = customers;
        this.products = products;
        this.letters = letters;
    }

    @Incoming("order-events")
    @Blocking("order-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(OrderEvent event, Envelope envelope) {
        return switch (event) {
            case OrderConfirmed order ->
                () -> {
                    receivables.request(order);
                    invoicing.catchUp(order.orderId());
                };
            case OrderAmended order ->
                () -> {
                    receivables.amend(order);
                    invoicing.catchUp(order.orderId());
                };
            case OrderCancelled order -> () -> receivables.cancel(order);
            case OrderHandedOver order -> () -> receivables.follow(order);
            case CustomerChanged customer ->
                () -> {
                    if (customers.copy(customer)) {
                        letters.catchUp(customer.customerId());
                    }
                };
            case ProductChanged product -> () -> products.copy(product);
            // nothing is owed before the confirmation
            case Draft _ -> ignored();
            // moves no money
            case RequirementsStated _, OrderHeld _, OrderHoldLifted _, OrderClosed _, Complaint _ -> ignored();
        };
    }
}
