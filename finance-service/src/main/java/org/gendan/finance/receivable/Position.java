package org.gendan.finance.receivable;

import static org.gendan.finance.journal.LedgerAccount.ADVANCES;
import static org.gendan.finance.journal.LedgerAccount.CREDIT_DUE;
import static org.gendan.finance.journal.LedgerAccount.ORDERED;
import static org.gendan.finance.journal.LedgerAccount.RECEIVABLE;
import static org.gendan.finance.journal.LedgerAccount.REFUNDS_PAYABLE;
import static org.gendan.finance.journal.LedgerAccount.WAIVED_BALANCE;
import static org.gendan.finance.journal.LedgerAccount.WAIVED_DEPOSIT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.journal.Balances;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.language.Money;

/**
 * Where the money of one order stands: what is agreed, beside what the journal says, and what follows from the two for the
 * gates. Its verbs say how a movement is posted; nothing here knows of a database, so that every rule of money can be tried
 * by arithmetic alone.
 */
public record Position(Agreed agreed, Balances balances) {

    /** What of an order's terms decides about money, for the revision that stands. */
    public record Agreed(
            UUID orderId, UUID customerId, int revision, Money goods, BigDecimal depositPercent, boolean cancelled) {}

    /** What the order costs now: goods and charges, less what was credited or not delivered. */
    public Money total() {
        return balances.debit(RECEIVABLE).plus(balances.debit(WAIVED_DEPOSIT)).plus(balances.debit(WAIVED_BALANCE));
    }

    /** The share of the goods that is due before production, rounded once (rule 11); never more than the order costs. */
    public Money deposit() {
        Money share = agreed.goods().percent(agreed.depositPercent());
        return total().atLeast(share) ? share : total();
    }

    /** What is due before shipment: total less deposit, never a second rounding (rule 11). */
    public Money balance() {
        return total().minus(deposit());
    }

    /** The customer's money that is held for the order: receipts less reversals and refunds, with credit moved in and out. */
    public Money held() {
        return balances.credit(ADVANCES).plus(creditDue());
    }

    /** The part of it that has to go back or elsewhere before anything is shipped (rule 7). */
    public Money creditDue() {
        return balances.credit(CREDIT_DUE);
    }

    /** What is held beyond the total: the customer's credit, refundable or for another order (rule 3). */
    public Money surplus() {
        return positive(held().minus(total()));
    }

    public Money waived() {
        return balances.debit(WAIVED_DEPOSIT).plus(balances.debit(WAIVED_BALANCE));
    }

    public Money refundsPayable() {
        return balances.credit(REFUNDS_PAYABLE);
    }

    /** What is agreed and not invoiced yet. */
    public Money notInvoiced() {
        return balances.credit(ORDERED);
    }

    /** What is missing to the deposit; zero when covered. */
    public Money depositShortfall() {
        return positive(deposit().minus(held()).minus(balances.debit(WAIVED_DEPOSIT)));
    }

    /** What is missing to the total; zero when covered. */
    public Money open() {
        return positive(total().minus(held()).minus(waived()));
    }

    public boolean depositCovered() {
        return !agreed.cancelled() && !depositShortfall().isPositive();
    }

    /** Full payment (rule 10), and nothing that an amendment left over is waiting to be paid back (rule 7). */
    public boolean balanceCovered() {
        return !agreed.cancelled() && !open().isPositive() && !creditDue().isPositive();
    }

    public Coverage depositCoverage(Money pending) {
        return new Coverage(deposit(), held(), balances.debit(WAIVED_DEPOSIT), pending, agreed.cancelled());
    }

    public Position after(List<Posting> postings) {
        return new Position(agreed, balances.after(postings));
    }

    /** The goods cost this from now on. */
    List<Posting> agree(Money before) {
        return owed(agreed.goods().minus(before));
    }

    public List<Posting> charge(Money amount) {
        return owed(amount);
    }

    public List<Posting> waive(ReceivableKind kind, Money amount) {
        LedgerAccount waived =
                switch (kind) {
                    case DEPOSIT -> WAIVED_DEPOSIT;
                    case BALANCE -> WAIVED_BALANCE;
                };
        return List.of(debit(waived, amount), credit(RECEIVABLE, amount));
    }

    /** So much of what is agreed is not owed after all; below zero where more was delivered than agreed. */
    public List<Posting> writeDown(Money amount) {
        return List.of(debit(ORDERED, amount), credit(RECEIVABLE, amount));
    }

    public List<Posting> invoice(Money amount) {
        return List.of(debit(ORDERED, amount), credit(LedgerAccount.REVENUE, amount));
    }

    /** Less is owed by it, but for what lower prices have taken off already and no paper said yet. */
    public List<Posting> creditNote(Money amount, Money repriced) {
        return List.of(
                debit(LedgerAccount.REVENUE, amount),
                credit(ORDERED, repriced),
                credit(RECEIVABLE, amount.minus(repriced)));
    }

    /** Money comes to the order; where from is the other side of the entry. */
    public Posting bringIn(Money amount) {
        return credit(ADVANCES, amount);
    }

    /** A receipt does not count any more: what it brought is gone. */
    public Posting takeBack(Money amount) {
        return debit(ADVANCES, amount);
    }

    /** Money goes from the order by decision of finance: first what has to go anyway. */
    public List<Posting> takeOut(Money amount) {
        Money due = amount.atLeast(creditDue()) ? creditDue() : amount;
        return List.of(debit(CREDIT_DUE, due), debit(ADVANCES, amount.minus(due)));
    }

    /** An approved refund that is not paid after all: the money is held again, and waits again as far as it did before. */
    public List<Posting> keepRefund(Money amount, Money due) {
        return List.of(debit(REFUNDS_PAYABLE, amount), credit(CREDIT_DUE, due), credit(ADVANCES, amount.minus(due)));
    }

    public Posting promiseRefund(Money amount) {
        return credit(REFUNDS_PAYABLE, amount);
    }

    public List<Posting> payRefund(Money amount) {
        return List.of(debit(REFUNDS_PAYABLE, amount), credit(LedgerAccount.BANK, amount));
    }

    /**
     * What has to be settled before shipment after a movement: the surplus, where the order came to cost less than is held
     * (rule 7) or ended; no more than there is of it, where money went or the order costs more again.
     */
    public List<Posting> setAside(Position before) {
        boolean tooMuch = agreed.cancelled()
                || before.total().compareTo(total()) > 0 && surplus().compareTo(before.surplus()) > 0;
        Money due = tooMuch || creditDue().compareTo(surplus()) > 0 ? surplus() : creditDue();
        Money moved = due.minus(creditDue());
        return moved.amount().signum() == 0 ? List.of() : List.of(debit(ADVANCES, moved), credit(CREDIT_DUE, moved));
    }

    private List<Posting> owed(Money more) {
        List<Posting> postings = new ArrayList<>();
        postings.add(debit(RECEIVABLE, more));
        postings.add(credit(ORDERED, more));
        return postings;
    }

    private Posting debit(LedgerAccount account, Money amount) {
        return Posting.debit(account, agreed.orderId(), agreed.customerId(), amount);
    }

    private Posting credit(LedgerAccount account, Money amount) {
        return Posting.credit(account, agreed.orderId(), agreed.customerId(), amount);
    }

    private static Money positive(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.currency());
    }
}
