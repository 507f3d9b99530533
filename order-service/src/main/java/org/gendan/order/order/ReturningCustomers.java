package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.order.customer.CustomerDesk;

/** Makes whoever signed for all goods of an order a returning customer (S2.9a). */
@ApplicationScoped
public class ReturningCustomers {
    /** Nobody's command stands behind it: it follows from what logistics told. */
    private static final String BY = "order-service";

    private final Orders orders;
    private final CustomerDesk customers;
    private final OrderLetters letters;

    ReturningCustomers(Orders orders, CustomerDesk customers, OrderLetters letters) {
        this.orders = orders;
        this.customers = customers;
        this.letters = letters;
    }

    /** Runs in the transaction that takes note of the signature. */
    public void record(GoodsSigned fact) {
        if (fact.complete()) {
            delivered(fact.orderId(), fact.occurredOn());
        }
    }

    /** An order that was cut to what is signed for is delivered by that. */
    public void record(DeliveryReassessed fact) {
        if (fact.signed()) {
            delivered(fact.orderId(), fact.occurredOn());
        }
    }

    private void delivered(UUID orderId, LocalDate on) {
        orders.findByIdOptional(orderId).ifPresent(order -> customers
                .delivered(order.customerId(), on, BY)
                .ifPresent(customer -> letters.returning(order, customer)));
    }
}
