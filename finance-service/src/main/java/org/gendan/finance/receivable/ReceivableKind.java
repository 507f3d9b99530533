package org.gendan.finance.receivable;

/** What a customer is asked to pay: first the deposit (订金), an advance payment (decision 3), then the balance (余款). */
public enum ReceivableKind {
    DEPOSIT,
    BALANCE
}
