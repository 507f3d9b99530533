package org.gendan.finance.journal;

/** The accounts of the journal; beside each posting stand the customer, and the order where there is one. */
public enum LedgerAccount {
    /** 银行存款: money in the company's accounts. */
    BANK(1002),
    /** 应收账款: what orders cost, goods and charges, less what was waived, credited or not delivered. */
    RECEIVABLE(1122),
    /** 预收账款: money of customers that is held for an order. */
    ADVANCES(2203),
    /** 待退款项: money of an order that has to go back or be credited elsewhere, since the order costs less than it (rule 7). */
    CREDIT_DUE(2204),
    /** 预收未分配款: free money of a customer, given to no order. */
    CUSTOMER_MONEY(2205),
    /** 待认领款: money that arrived and that nobody knows an order for yet; it is no customer's until it is allocated. */
    UNALLOCATED(2207),
    /** 应付退款: refunds that are approved and not paid yet. */
    REFUNDS_PAYABLE(2241),
    /** 合同负债: what is agreed and not invoiced. */
    ORDERED(2206),
    /** 主营业务收入: what was invoiced, less credit notes. */
    REVENUE(6001),
    /** 差旅费: what staff claimed back for trips and orders, and was paid (S3.15). */
    EXPENSES(6601),
    /** 汇兑清算: the other side of the company-currency amount of a receipt. */
    EXCHANGE_CLEARING(1003),
    /** 汇兑损益: exchange differences, in the company's currency; never charged to a customer (rule 10). */
    EXCHANGE(6061),
    /** 订金豁免: shortfalls of deposits that were let go (rule 13). */
    WAIVED_DEPOSIT(6602),
    /** 余款豁免: shortfalls of balances that were let go (rule 13). */
    WAIVED_BALANCE(6603);

    private final int number;

    LedgerAccount(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
