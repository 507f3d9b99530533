package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Ids;
import org.gendan.language.Money;

/** Puts customers' credit to use: what an order holds beyond its total is no revenue, it stays the customer's (rule 3). */
@ApplicationScoped
public class CreditDesk {
    private final Receivables receivables;
    private final CreditApplications applications;
    private final Bookkeeping books;
    private final Journal journal;
    private final BusinessClock clock;
    private final Caller caller;

    CreditDesk(
            Receivables receivables,
            CreditApplications applications,
            Bookkeeping books,
            Journal journal,
            BusinessClock clock,
            Caller caller) {
        this.receivables = receivables;
        this.applications = applications;
        this.books = books;
        this.journal = journal;
        this.clock = clock;
        this.caller = caller;
    }

    /** Sets credit of the customer, of another order or free, against this order. */
    @Transactional
    public void apply(UUID orderId, NewCredit credit) {
        if (orderId.equals(credit.fromOrderId())) {
            throw Refused.invalid("fromOrderId", "must be another order");
        }
        List<UUID> orders = new ArrayList<>(List.of(orderId));
        if (credit.fromOrderId() != null) {
            orders.add(credit.fromOrderId());
        }
        Map<UUID, Receivable> locked = receivables.locked(orders);
        Receivable to = locked.get(orderId);
        to.refuseIfCancelled();
        move(locked.get(credit.fromOrderId()), to, credit.amount(), credit.reason());
    }

    /** Keeps what an order holds beyond its total as the customer's free money; what rule 7 asks for is settled by it. */
    @Transactional
    public void release(UUID orderId, ReleasedCredit credit) {
        move(receivables.locked(orderId), null, credit.amount(), credit.reason());
    }

    private void move(Receivable from, Receivable to, Money amount, String reason) {
        caller.because(reason);
        Receivable one = to == null ? from : to;
        one.checked(amount);
        if (from != null) {
            refuseOthers(from, one);
            from.checked(amount);
        }
        List<Receivable> orders = Stream.of(from, to).filter(Objects::nonNull).toList();
        Occasion occasion = new Occasion(reason, clock.today(), caller.name());
        Movement movement = books.on(orders, occasion);
        Money available = from == null
                ? journal.spendable(one.customerId(), one.currency())
                : movement.before(from.orderId()).surplus();
        if (!available.atLeast(amount)) {
            throw Refused.conflict(
                    "not-enough-credit", Map.of("available", available.toString(), "amount", amount.toString()));
        }
        CreditApplication application = new CreditApplication(
                Ids.next(),
                from == null ? null : from.orderId(),
                to == null ? null : to.orderId(),
                one.customerId(),
                amount,
                reason,
                caller.name(),
                clock.today());
        applications.persistAndFlush(application);
        List<Posting> postings = new ArrayList<>();
        if (from == null) {
            postings.add(Posting.debit(LedgerAccount.CUSTOMER_MONEY, null, one.customerId(), amount));
        } else {
            postings.addAll(movement.before(from.orderId()).takeOut(amount));
        }
        postings.add(
                to == null
                        ? Posting.credit(LedgerAccount.CUSTOMER_MONEY, null, one.customerId(), amount)
                        : movement.before(to.orderId()).bringIn(amount));
        movement.post(EntryKind.CREDIT, application.id(), postings);
        orders.forEach(order -> movement.tell(order.orderId(), after -> application.moved(order, after)));
    }

    private static void refuseOthers(Receivable from, Receivable to) {
        if (!from.customerId().equals(to.customerId())) {
            throw Refused.conflict("other-customer", Map.of("orderNumber", from.orderNumber()));
        }
    }
}
