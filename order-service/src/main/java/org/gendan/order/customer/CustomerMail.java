package org.gendan.order.customer;

/** What a customer is told of itself in writing; whoever keeps the correspondence writes it. */
public interface CustomerMail {

    /** To the address that it had: that its letters, which say what is to be paid and to whom, go elsewhere from now on. */
    void moved(Customer customer, String former);
}
