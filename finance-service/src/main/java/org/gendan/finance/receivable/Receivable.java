package org.gendan.finance.receivable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gendan.finance.journal.Balances;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Payments.Witness;
import org.gendan.finance.terms.Contract;
import org.gendan.finance.terms.Terms;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.FourEyes;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.Role;
import org.gendan.language.state.ReceivableState;

/**
 * What a customer owes for one order. It begins when the order is announced as confirmed, and follows its revisions; the
 * deposit is asked for at once, the balance when the goods are nearly made; both are confirmed when what is held covers
 * them, and revoked when it no longer does. It ends settled, or cancelled. What was paid is no part of it: the journal says.
 */
@Entity
public class Receivable extends Listed implements Audited {
    @Id
    private UUID orderId;

    @Version
    private long version;

    private String orderNumber;
    private int revision;
    private UUID customerId;
    private String merchandiser;
    private String salesperson;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total", precision = 19, scale = 4))
    private Money goods;

    @Embedded
    private Terms terms;

    @Embedded
    private Contract contract;

    @Embedded
    private AccountChange accountChange;

    private LocalDate dueOn;
    private Integer requestedRevision;
    private BigDecimal requestedBalance;
    private LocalDate balanceDueOn;

    /** For which day completion was forecast when the balance was asked for because of that. */
    private LocalDate balanceForecastOn;

    private LocalDate dispatchedOn;
    private LocalDate cancelledOn;
    private LocalDate settledOn;

    protected Receivable() {}

    Receivable(OrderConfirmed order, LocalDate dueOn) {
        this.orderId = order.orderId();
        this.orderNumber = order.orderNumber();
        this.revision = order.revision();
        this.customerId = order.customerId();
        this.merchandiser = order.merchandiser();
        this.salesperson = order.salesperson();
        this.goods = order.total();
        this.terms = Terms.of(order.terms());
        this.contract = Contract.of(order.contract());
        this.dueOn = dueOn;
    }

    /** The request for the deposit (S1.8); where nothing is owed, the confirmations come with it (design §5). */
    List<FinanceEvent> requested(Position now, Occasion occasion) {
        List<FinanceEvent> events = new ArrayList<>();
        events.add(depositRequest(now, occasion));
        if (now.depositCovered()) {
            events.add(depositConfirmed(now, occasion));
        }
        if (now.balanceCovered()) {
            events.add(balanceConfirmed(now, occasion, null));
        }
        return events;
    }

    /** The next revision stands: goods, people and contract as it says them. The terms are those of the confirmation (rule 9). */
    void amend(OrderAmended order) {
        revision = order.revision();
        merchandiser = order.merchandiser();
        salesperson = order.salesperson();
        goods = order.total();
        contract = Contract.of(order.contract());
        settledOn = null;
    }

    /**
     * The answer to an amendment, always both (design §5.5). Where the deposit is short it is asked for again, and only
     * what is missing of it is due first, not the whole balance (rule 6).
     */
    List<FinanceEvent> answers(Position now, Occasion occasion, LocalDate due, Supplier<Witness> witness) {
        List<FinanceEvent> events = new ArrayList<>();
        if (now.depositCovered()) {
            events.add(depositConfirmed(now, occasion));
        } else {
            dueOn = due;
            events.add(depositRequest(now, occasion));
            events.add(depositRevoked(now, occasion));
        }
        events.add(
                now.balanceCovered() ? balanceConfirmed(now, occasion, witness.get()) : balanceRevoked(now, occasion));
        return events;
    }

    /** What is announced when money came or went: something only where a gate opened or closed by it. */
    public List<FinanceEvent> crossings(Position before, Position after, Occasion occasion, Supplier<Witness> witness) {
        List<FinanceEvent> events = new ArrayList<>();
        if (before.depositCovered() != after.depositCovered()) {
            events.add(after.depositCovered() ? depositConfirmed(after, occasion) : depositRevoked(after, occasion));
        }
        if (before.balanceCovered() != after.balanceCovered()) {
            events.add(
                    after.balanceCovered()
                            ? balanceConfirmed(after, occasion, witness.get())
                            : balanceRevoked(after, occasion));
        }
        return events;
    }

    /** Whether the customer was asked for this balance of this revision already (S1.11: once per revision and balance). */
    boolean isAskedFor(Position now) {
        return requestedRevision != null
                && requestedRevision == revision
                && requestedBalance.compareTo(now.balance().amount()) == 0;
    }

    /** Whether there is something to ask for that the customer was not asked for yet. */
    public boolean mayBeAskedFor(Position now) {
        return !isCancelled() && now.open().isPositive() && !isAskedFor(now);
    }

    /** Whether this balance is open and was asked for because completion was forecast for a day before this one. */
    boolean isAskedForEarlierThan(LocalDate expected, Position now) {
        return !isCancelled()
                && isAskedFor(now)
                && now.open().isPositive()
                && balanceForecastOn != null
                && balanceForecastOn.isBefore(expected);
    }

    /** The forecast is the day that completion is forecast for, if that is why; null otherwise. */
    BalanceRequested askForBalance(Position now, LocalDate forecast, LocalDate due, Occasion occasion) {
        requestedRevision = revision;
        requestedBalance = now.balance().amount();
        balanceDueOn = due;
        balanceForecastOn = forecast;
        return new BalanceRequested(
                orderId,
                revision,
                now.total(),
                now.held(),
                now.open(),
                due,
                terms.bankAccount(),
                occasion.reason(),
                occasion.on(),
                occasion.by());
    }

    /** The account that it begins with. */
    void payTo(String account) {
        terms = terms.paidTo(account);
    }

    /** Nothing changes by it yet; it takes the place of another one that nobody has confirmed. */
    void proposeAccount(String account, String reason, String by, Instant at) {
        accountChange = AccountChange.proposed(account, reason, by, at);
    }

    void confirmAccount(String by, Instant at) {
        AccountChange open =
                accountChange().orElseThrow(() -> Refused.conflict("no-account-proposed", Map.of("orderId", orderId)));
        accountChange = open.confirmed(by, at);
        payTo(open.account());
    }

    /** As long as nobody has confirmed it. */
    public Optional<AccountChange> accountChange() {
        return Optional.ofNullable(accountChange).filter(AccountChange::isOpen);
    }

    public boolean isAccountConfirmableBy(String person) {
        return !isCancelled()
                && accountChange()
                        .filter(open -> FourEyes.hold(person, open.by()))
                        .isPresent();
    }

    void handOver(String to) {
        merchandiser = to;
    }

    void cancel(LocalDate on) {
        cancelledOn = on;
    }

    /** All of the order is on its way. */
    public void dispatched(LocalDate on) {
        dispatchedOn = on;
    }

    /** Other pieces are ordered than those of which all had left: whether all of these have is to be seen anew (rule 20). */
    public void reopen() {
        dispatchedOn = null;
        settledOn = null;
    }

    OrderSettled settle(Position now, Money invoiced, Occasion occasion) {
        settledOn = occasion.on();
        return new OrderSettled(orderId, revision, invoiced, now.held(), occasion.on(), occasion.by());
    }

    /** Something is open again that was settled. */
    void unsettle() {
        settledOn = null;
    }

    /** As other systems have it. */
    ReceivableState state(Position now) {
        return new ReceivableState(
                orderId,
                orderNumber,
                customerId,
                revision,
                currency(),
                goods,
                now.total(),
                now.deposit(),
                now.held(),
                now.open(),
                now.surplus(),
                now.waived(),
                now.balances().credit(LedgerAccount.REVENUE),
                terms.depositPercent(),
                dueOn,
                balanceDueOn,
                terms.bankAccount(),
                isDispatched(),
                isCancelled(),
                isSettled());
    }

    /** What the agreement and the journal come to together. */
    public Position position(Balances balances) {
        return new Position(
                new Position.Agreed(orderId, customerId, revision, goods, terms.depositPercent(), isCancelled()),
                balances);
    }

    /** Whether the goods may be shipped as far as money goes (S1.11, rules 7 and 10), and what is missing until then. */
    public Gate balanceGate(Position now) {
        Map<String, Object> facts = Map.of(
                "total", now.total().toString(),
                "received", now.held().toString(),
                "shortfall", now.open().toString(),
                "creditDue", now.creditDue().toString());
        return Gate.named("balance-not-confirmed")
                .needs(!isCancelled(), "order-cancelled", Role.FINANCE)
                .needs(!now.open().isPositive(), "balance-shortfall", Role.CUSTOMER, facts)
                .needs(isCancelled() || !now.creditDue().isPositive(), "credit-settlement", Role.FINANCE, facts);
    }

    /** Whether nothing is open between the customer and the company any more, and what is. */
    public Gate settlementGate(Position now) {
        Map<String, Object> facts = Map.of(
                "open", now.open().toString(),
                "surplus", now.surplus().toString(),
                "refunds", now.refundsPayable().toString(),
                "notInvoiced", now.notInvoiced().toString());
        return Gate.named("order-not-settled")
                .needs(dispatchedOn != null || isCancelled(), "dispatch", Role.WAREHOUSE)
                .needs(now.notInvoiced().amount().signum() == 0, "invoice", Role.FINANCE, facts)
                .needs(!now.open().isPositive(), "payment", Role.CUSTOMER, facts)
                .needs(!now.surplus().isPositive(), "pay-back", Role.FINANCE, facts)
                .needs(!now.refundsPayable().isPositive(), "refund-payment", Role.CASHIER, facts);
    }

    /** An amount that somebody decided about this order: more than zero, in the order's currency (rule 10). */
    public Money checked(Money amount) {
        if (!amount.isPositive()) {
            throw Refused.invalid("amount", "must be more than zero");
        }
        if (!amount.currency().equals(currency())) {
            throw Refused.conflict(
                    "other-currency",
                    Map.of(
                            "orderCurrency", currency().getCurrencyCode(),
                            "currency", amount.currency().getCurrencyCode()));
        }
        return amount;
    }

    /** Nothing new is owed for an order that was cancelled. */
    public void refuseIfCancelled() {
        if (isCancelled()) {
            throw Refused.conflict("order-cancelled", Map.of("orderNumber", orderNumber));
        }
    }

    /** What is settled of an order that ended is settled when it has ended. */
    public void refuseUnlessCancelled() {
        if (!isCancelled()) {
            throw Refused.conflict("order-not-cancelled", Map.of("orderNumber", orderNumber));
        }
    }

    private DepositRequested depositRequest(Position now, Occasion occasion) {
        return new DepositRequested(
                orderId,
                revision,
                now.total(),
                now.deposit(),
                dueOn,
                terms.bankAccount(),
                occasion.on(),
                occasion.by());
    }

    private DepositConfirmed depositConfirmed(Position now, Occasion occasion) {
        return new DepositConfirmed(orderId, revision, now.deposit(), now.held(), occasion.on(), occasion.by());
    }

    private DepositRevoked depositRevoked(Position now, Occasion occasion) {
        return new DepositRevoked(
                orderId,
                revision,
                now.deposit(),
                now.held(),
                now.depositShortfall(),
                occasion.reason(),
                occasion.on(),
                occasion.by());
    }

    private BalanceConfirmed balanceConfirmed(Position now, Occasion occasion, Witness witness) {
        return new BalanceConfirmed(
                orderId,
                revision,
                now.total(),
                now.held(),
                witness == null ? null : witness.recordedBy(),
                witness == null ? null : witness.confirmedBy(),
                occasion.on(),
                occasion.by());
    }

    private BalanceRevoked balanceRevoked(Position now, Occasion occasion) {
        return new BalanceRevoked(
                orderId,
                revision,
                now.total(),
                now.held(),
                now.open(),
                occasion.reason(),
                occasion.on(),
                occasion.by());
    }

    public UUID orderId() {
        return orderId;
    }

    public long version() {
        return version;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public int revision() {
        return revision;
    }

    public UUID customerId() {
        return customerId;
    }

    public String merchandiser() {
        return merchandiser;
    }

    public String salesperson() {
        return salesperson;
    }

    /** What the goods of the revision cost, without charges. */
    public Money goods() {
        return goods;
    }

    public Currency currency() {
        return goods.currency();
    }

    public Terms terms() {
        return terms;
    }

    public Contract contract() {
        return contract;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate balanceDueOn() {
        return balanceDueOn;
    }

    /** Whether more than the deposit has to be paid by now: the balance was asked for, or everything left. */
    public boolean isBalanceDue() {
        return balanceDueOn != null || isDispatched();
    }

    public boolean isDispatched() {
        return dispatchedOn != null;
    }

    public boolean isCancelled() {
        return cancelledOn != null;
    }

    /** Whether it ended with something that may be kept for it. */
    public boolean isSettleable() {
        return isCancelled() && goods.isPositive();
    }

    public boolean isSettled() {
        return settledOn != null;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
