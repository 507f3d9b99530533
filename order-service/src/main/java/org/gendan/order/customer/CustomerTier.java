package org.gendan.order.customer;

/** How much of the company's attention a customer has: main customers come first in a shortage (S5.2, S5.7). */
public enum CustomerTier {
    MAIN,
    TO_DEVELOP
}
