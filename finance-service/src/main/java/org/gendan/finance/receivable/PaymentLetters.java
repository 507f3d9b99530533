package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gendan.finance.customer.CustomerLetters;
import org.gendan.finance.customer.CustomerLetters.Letter;
import org.gendan.language.Money;

/**
 * Asks a customer in writing for what it owes (S1.8, S1.11): how much, by when, to which account and with which reference.
 * A customer that is not known here yet is written to as soon as it is.
 */
@ApplicationScoped
public class PaymentLetters {
    private static final int AT_ONCE = 100;

    private final CustomerLetters letters;
    private final Receivables receivables;
    private final Bookkeeping books;

    PaymentLetters(CustomerLetters letters, Receivables receivables, Bookkeeping books) {
        this.letters = letters;
        this.receivables = receivables;
        this.books = books;
    }

    /** Once per revision; nothing where the deposit is covered. */
    void askForDeposit(Receivable receivable, Position now) {
        if (!receivable.isCancelled() && now.depositShortfall().isPositive()) {
            write(
                    receivable,
                    new Debt(ReceivableKind.DEPOSIT, now.depositShortfall(), receivable.dueOn()),
                    now.total(),
                    "deposit-request",
                    "deposit-request/%s/%d".formatted(receivable.orderId(), receivable.revision()));
        }
    }

    /** Once per revision and balance; the whole of what is open, since all of it is due before shipment, or was. */
    void askForBalance(Receivable receivable, Position now) {
        if (!receivable.isCancelled()
                && receivable.isAskedFor(now)
                && now.open().isPositive()) {
            write(
                    receivable,
                    new Debt(ReceivableKind.BALANCE, now.open(), receivable.balanceDueOn()),
                    now.total(),
                    receivable.isDispatched() ? "open-amount-request" : "balance-request",
                    "balance-request/%s/%d/%s".formatted(receivable.orderId(), receivable.revision(), now.balance()));
        }
    }

    /** The goods come later than when the balance was asked for, and so does the day by which it is due. */
    void tellPostponed(Receivable receivable, Position now) {
        write(
                receivable,
                new Debt(ReceivableKind.BALANCE, now.open(), receivable.balanceDueOn()),
                now.total(),
                "balance-postponed",
                "balance-postponed/%s/%d/%s"
                        .formatted(receivable.orderId(), receivable.revision(), receivable.balanceDueOn()));
    }

    /** The customer learns of another account at once, whatever it was asked for before; nothing where all is paid. */
    void tellAccount(Receivable receivable, Position now) {
        if (now.open().isPositive()) {
            write(
                    receivable,
                    new Debt(ReceivableKind.BALANCE, now.open(), receivable.balanceDueOn()),
                    now.total(),
                    "account-changed",
                    "account-changed/%s/%d".formatted(receivable.orderId(), receivable.version()));
        }
    }

    /** Reminds of something that is open; whether the customer could be written to. */
    public boolean remind(Receivable receivable, Debt debt, Money total, String kind, String once) {
        return write(receivable, debt, total, kind, once);
    }

    /** Makes up for what a customer that was announced just now should have been asked. */
    public void catchUp(UUID customerId) {
        List<Receivable> orders = receivables.openOf(customerId, null, AT_ONCE);
        while (!orders.isEmpty()) {
            for (Receivable receivable : orders) {
                Position now = books.of(receivable);
                askForDeposit(receivable, now);
                askForBalance(receivable, now);
            }
            orders = receivables.openOf(customerId, orders.getLast().orderId(), AT_ONCE);
        }
    }

    private boolean write(Receivable receivable, Debt debt, Money total, String kind, String once) {
        LocalDate due = debt.dueOn();
        return letters.write(new Letter(
                receivable.orderId(),
                receivable.customerId(),
                receivable.merchandiser(),
                kind,
                debt.kind().name(),
                Map.of(
                        "orderNumber", receivable.orderNumber(),
                        "total", total,
                        "amount", debt.amount(),
                        "dueOn", due == null ? "—" : due,
                        "account", Objects.toString(receivable.terms().bankAccount(), "—")),
                once));
    }
}
