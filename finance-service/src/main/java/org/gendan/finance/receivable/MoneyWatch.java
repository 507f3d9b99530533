package org.gendan.finance.receivable;

/** Is told of each order whose money moved or that was invoiced, in the transaction of the movement. */
public interface MoneyWatch {
    void moved(Receivable receivable);
}
