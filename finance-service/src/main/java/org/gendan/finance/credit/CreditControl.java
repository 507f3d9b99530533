package org.gendan.finance.credit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.charge.CreditGuard;
import org.gendan.finance.credit.CreditStanding.OpenOrder;
import org.gendan.finance.customer.Customer;
import org.gendan.finance.customer.Customers;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.ledger.OrderAccount;
import org.gendan.finance.ledger.OrderAccounts;
import org.gendan.finance.ledger.OrderAccounts.Choice;
import org.gendan.finance.ledger.OrderAccounts.Scope;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.MoneyWatch;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.language.Money;

/**
 * Holds customers that owe more of what was invoiced than they may, and lifts the hold. While it stands nothing is let go
 * of an order that has not left: that would be credit. Prepaid orders, receipts and invoices of goods that left go on
 * (rule 16).
 */
@ApplicationScoped
public class CreditControl implements MoneyWatch, CreditGuard {
    private static final int MOST_ORDERS = 200;

    private final CreditLimits limits;
    private final Customers customers;
    private final OrderAccounts accounts;
    private final Journal journal;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CreditControl(
            CreditLimits limits,
            Customers customers,
            OrderAccounts accounts,
            Journal journal,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.limits = limits;
        this.customers = customers;
        this.accounts = accounts;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Override
    public void moved(Receivable receivable) {
        limits.locked(receivable.customerId())
                .filter(limit -> limit.limit().currency().equals(receivable.currency()))
                .ifPresent(limit -> judge(limit, Bookkeeping.SELF));
    }

    @Override
    public void refuseWhileHeld(Receivable receivable, Position now) {
        if (receivable.isDispatched() && now.notInvoiced().amount().signum() == 0) {
            return;
        }
        limits.locked(receivable.customerId()).filter(CreditLimit::isHeld).ifPresent(limit -> {
            throw Refused.conflict(
                    "credit-held",
                    Map.of(
                            "orderNumber", receivable.orderNumber(),
                            "limit", limit.limit().toString(),
                            "outstanding", outstanding(limit).toString()));
        });
    }

    /** Sets the limit of a customer, the first or another one; what it owes by now is judged at once. */
    @Transactional
    public void limit(UUID customerId, Money amount, String reason) {
        caller.because(reason);
        known(customerId);
        if (amount.amount().signum() < 0) {
            throw Refused.invalid("limit", "must not be below zero");
        }
        journal.lockCustomer(customerId);
        CreditLimit limit = limits.locked(customerId)
                .map(there -> {
                    expected.required(there.version());
                    return there;
                })
                .orElseGet(() -> new CreditLimit(customerId));
        limit.set(amount, reason, caller.name(), clock.today());
        limits.persistAndFlush(limit);
        judge(limit, caller.name());
    }

    /** Lets a hold go; it comes again when the customer owes more than now. */
    @Transactional
    public void release(UUID customerId, String reason) {
        caller.because(reason);
        known(customerId);
        CreditLimit limit = limits.locked(customerId)
                .orElseThrow(() -> Refused.conflict("no-credit-limit", Map.of("id", customerId.toString())));
        expected.ifStated(limit.version());
        CreditHoldLifted lifted = limit.release(outstanding(limit), reason, clock.today(), caller.name());
        limits.flush();
        outbox.announce(lifted);
    }

    @Transactional
    public CreditStanding standing(UUID customerId) {
        Customer customer = known(customerId);
        var limit = limits.findByIdOptional(customerId);
        List<OpenOrder> orders =
                accounts.page(new Choice(clock.today(), customerId, Scope.UNSETTLED), null, MOST_ORDERS).stream()
                        .filter(account -> !account.position().agreed().cancelled())
                        .map(CreditControl::open)
                        .toList();
        return new CreditStanding(
                customerId, customer.name(), limit, limit.map(this::outstanding).orElse(null), orders);
    }

    private void judge(CreditLimit limit, String by) {
        limit.judge(outstanding(limit), clock.today(), by).ifPresent(event -> {
            limits.flush();
            outbox.announce(event);
        });
    }

    private Money outstanding(CreditLimit limit) {
        return limits.outstanding(limit.customerId(), limit.limit().currency());
    }

    private Customer known(UUID customerId) {
        return customers.findByIdOptional(customerId).orElseThrow(() -> Refused.unknown("customer", customerId));
    }

    private static OpenOrder open(OrderAccount account) {
        Money open = account.position().open();
        return new OpenOrder(
                account.orderId(),
                account.orderNumber(),
                account.position().total(),
                open,
                !open.isPositive(),
                account.position().notInvoiced().amount().signum() == 0);
    }
}
