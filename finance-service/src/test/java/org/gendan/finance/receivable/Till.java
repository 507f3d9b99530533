package org.gendan.finance.receivable;

import java.util.Optional;

/** Somewhere that money commands are carried out: the exact model, the domain alone, or the running service. */
public interface Till {

    /** Whether the command was taken; one that a rule forbids, or that names nothing, is refused. */
    boolean apply(MoneyCommand command);

    /** How an order stands, in minor units. */
    Shown shown(int order);

    int orders();

    /** Free money of the customer. */
    long free();

    /** Money that is for no order and of no customer. */
    long unallocated();

    /** What contradicts the books when all that was announced, and what moved besides, is read from the beginning. */
    Optional<String> contradiction();

    /** What is shown of an order; the gates are those that were announced last. */
    record Shown(long total, long held, long creditDue, boolean depositOpen, boolean balanceOpen) {}
}
