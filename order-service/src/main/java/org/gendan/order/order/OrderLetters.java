package org.gendan.order.order;

import org.gendan.order.customer.Customer;

/** What a customer is told of its order in writing; whoever keeps the correspondence writes it. */
public interface OrderLetters {

    /** The total that the confirmation, or an amendment, fixed (S1.8). */
    void total(CustomerOrder order, Customer customer);

    /** That the customer belongs to those who return, and what that is worth (S2.9a). */
    void returning(CustomerOrder order, Customer customer);
}
