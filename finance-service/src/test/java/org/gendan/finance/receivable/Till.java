package org.gendan.finance.receivable;

/** Somewhere that money commands are carried out: the exact model, the domain alone, or the running service. */
public interface Till {

    /** Whether the command was taken; one that a rule forbids, or that names nothing, is refused. */
    boolean apply(MoneyCommand command);

    /** How an order stands, in minor units. */
    Shown shown(int order);

    int orders();

    /** Free money of the customer. */
    long free();

    /** What is shown of an order; the gates are those that were announced last. */
    record Shown(long total, long held, long creditDue, boolean depositOpen, boolean balanceOpen) {}
}
