package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.gendan.kernel.language.LogisticsEvent.GoodsSigned;
import org.gendan.order.customer.CustomerRegister;

/** Makes whoever signed for all goods of an order a returning customer (S2.9a). */
@ApplicationScoped
public class ReturningCustomers {
    /** Nobody's command stands behind it: it follows from the signature. */
    private static final String BY = "order-service";

    private final Orders orders;
    private final CustomerRegister customers;
    private final CustomerLetters letters;

    ReturningCustomers(Orders orders, CustomerRegister customers, CustomerLetters letters) {
        this.orders = orders;
        this.customers = customers;
        this.letters = letters;
    }

    /** Runs in the transaction that takes note of the signature. */
    public void record(GoodsSigned fact) {
        if (fact.complete()) {
            orders.findByIdOptional(fact.orderId()).ifPresent(order -> delivered(order, fact.occurredOn()));
        }
    }

    private void delivered(CustomerOrder order, LocalDate on) {
        customers.delivered(order.customerId(), on, BY).ifPresent(customer -> letters.returning(order, customer));
    }
}
