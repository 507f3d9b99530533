package org.gendan.kernel.delivery.erp;

/** What the messages of a topic are about. */
public enum Subject {
    CUSTOMER,
    PRODUCT,
    ORDER,
    BANK_LINE
}
