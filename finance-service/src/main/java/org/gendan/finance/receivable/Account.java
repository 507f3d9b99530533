package org.gendan.finance.receivable;

import org.gendan.language.Money;

/**
 * A receivable beside what the journal says of it; pending is what is recorded and does not count yet, customerMoney what
 * the customer has free in the order's currency.
 */
public record Account(Receivable receivable, Position position, Money charges, Money pending, Money customerMoney) {}
