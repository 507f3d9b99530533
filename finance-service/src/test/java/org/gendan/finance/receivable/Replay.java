package org.gendan.finance.receivable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.ExactOrder.Before;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;

/**
 * Reads from its beginning what was announced of some orders of one customer, by order-service and by finance, and the few
 * movements that nobody announces because no other service acts on them; and says what the journal must come to. On the
 * way each announcement is held against what was told so far: its sums must be those, and no gate may be told open or
 * closed otherwise than they say. It looks into no journal.
 */
final class Replay {
    /** Of the journal's accounts those that are about one order; the others are looked at as a whole. */
    static final List<LedgerAccount> OF_ORDERS = List.of(
            LedgerAccount.RECEIVABLE,
            LedgerAccount.ORDERED,
            LedgerAccount.ADVANCES,
            LedgerAccount.CREDIT_DUE,
            LedgerAccount.WAIVED_DEPOSIT,
            LedgerAccount.WAIVED_BALANCE,
            LedgerAccount.REFUNDS_PAYABLE);

    /** What is not announced; amounts are in minor units. */
    sealed interface Movement {

        /** Of a receipt for orders, what is the customer's free money; below zero by its reversal. */
        record Rest(long amount) implements Movement {}

        /** Money for no order; below zero what is left of it by its reversal. */
        record Arrived(long amount) implements Movement {}

        /** Of money for no order, what was given to one: there it is announced as a receipt. */
        record Allocated(long amount) implements Movement {}

        /** Null for free money. */
        record Credited(UUID from, UUID to, long amount) implements Movement {}

        /** Of an order, or with null of money for no order. */
        record RefundApproved(UUID refund, UUID order, long amount) implements Movement {}

        record RefundGivenUp(UUID refund) implements Movement {}

        /** Of money for no order; an order's is announced. */
        record RefundLeft(UUID refund) implements Movement {}
    }

    private record Back(UUID order, long amount, long fromDue) {}

    private final Map<UUID, ExactOrder> orders = new LinkedHashMap<>();
    private final Map<UUID, Boolean> depositGates = new HashMap<>();
    private final Map<UUID, Boolean> balanceGates = new HashMap<>();
    private final Map<UUID, Back> refunds = new HashMap<>();
    private long free;
    private long unallocated;
    private long bank;

    /** All that one command brought about; says what of it cannot be so. */
    Optional<String> step(List<? extends DomainEvent> announced, List<Movement> moved) {
        Map<ExactOrder, Before> before = new HashMap<>();
        orders.values().forEach(one -> before.put(one, one.before()));
        announced.forEach(this::tell);
        moved.forEach(this::move);
        before.forEach(ExactOrder::settle);
        return announced.stream()
                .flatMap(event -> claim(event).stream())
                .findFirst()
                .or(this::gates);
    }

    private void tell(DomainEvent event) {
        switch (event) {
            case OrderConfirmed order ->
                orders.put(
                        order.orderId(),
                        new ExactOrder(
                                minor(order.total()),
                                order.terms().depositPercent().intValueExact()));
            case OrderAmended order -> orders.get(order.orderId()).goods = minor(order.total());
            case OrderCancelled order -> orders.get(order.orderId()).cancelled = true;
            case ChargeAdded charge -> orders.get(charge.orderId()).charges += minor(charge.amount());
            case ShortfallWaived waived -> {
                ExactOrder one = orders.get(waived.orderId());
                switch (ReceivableKind.valueOf(waived.kind())) {
                    case DEPOSIT -> one.waivedDeposit += minor(waived.amount());
                    case BALANCE -> one.waivedBalance += minor(waived.amount());
                }
            }
            case ReceiptConfirmed receipt -> arrive(receipt.orderId(), minor(receipt.amount()));
            case ReceiptReversed receipt -> arrive(receipt.orderId(), -minor(receipt.amount()));
            case RefundPaid refund -> bank -= refunds.remove(refund.refundId()).amount();
            case DepositConfirmed gate -> depositGates.put(gate.orderId(), true);
            case DepositRevoked gate -> depositGates.put(gate.orderId(), false);
            case BalanceConfirmed gate -> balanceGates.put(gate.orderId(), true);
            case BalanceRevoked gate -> balanceGates.put(gate.orderId(), false);
            default -> {
                // moves nothing
            }
        }
    }

    private void arrive(UUID order, long amount) {
        orders.get(order).held += amount;
        bank += amount;
    }

    private void move(Movement movement) {
        switch (movement) {
            case Movement.Rest(long amount) -> {
                free += amount;
                bank += amount;
            }
            case Movement.Arrived(long amount) -> {
                unallocated += amount;
                bank += amount;
            }
            case Movement.Allocated(long amount) -> {
                unallocated -= amount;
                bank -= amount;
            }
            case Movement.Credited(UUID from, UUID to, long amount) -> {
                if (from == null) {
                    free -= amount;
                } else {
                    orders.get(from).take(amount);
                }
                if (to == null) {
                    free += amount;
                } else {
                    orders.get(to).held += amount;
                }
            }
            case Movement.RefundApproved(UUID refund, UUID order, long amount) -> {
                if (order == null) {
                    unallocated -= amount;
                    refunds.put(refund, new Back(null, amount, 0));
                } else {
                    refunds.put(refund, new Back(order, amount, Math.min(orders.get(order).due, amount)));
                    orders.get(order).take(amount);
                }
            }
            case Movement.RefundGivenUp(UUID refund) -> {
                Back back = refunds.remove(refund);
                if (back.order() == null) {
                    unallocated += back.amount();
                } else {
                    orders.get(back.order()).held += back.amount();
                    orders.get(back.order()).due += back.fromDue();
                }
            }
            case Movement.RefundLeft(UUID refund) ->
                bank -= refunds.remove(refund).amount();
        }
    }

    /** Whether what an announcement says of sums is what was told so far. */
    private Optional<String> claim(DomainEvent event) {
        return switch (event) {
            case DepositRequested e ->
                same(e, e.orderId(), one -> List.of(one.total(), one.deposit()), e.total(), e.deposit());
            case DepositConfirmed e ->
                same(e, e.orderId(), one -> List.of(one.deposit(), one.held), e.required(), e.received());
            case DepositRevoked e ->
                same(
                        e,
                        e.orderId(),
                        one -> List.of(one.deposit(), one.held, one.depositShort()),
                        e.required(),
                        e.received(),
                        e.shortfall());
            case BalanceConfirmed e ->
                same(e, e.orderId(), one -> List.of(one.total(), one.held), e.total(), e.received());
            case BalanceRevoked e ->
                same(
                        e,
                        e.orderId(),
                        one -> List.of(one.total(), one.held, one.open()),
                        e.total(),
                        e.received(),
                        e.shortfall());
            case ChargeAdded e -> same(e, e.orderId(), one -> List.of(one.total()), e.total());
            case ReceiptConfirmed e -> same(e, e.orderId(), one -> List.of(one.held), e.received());
            case ReceiptReversed e -> same(e, e.orderId(), one -> List.of(one.held), e.received());
            case RefundPaid e -> same(e, e.orderId(), one -> List.of(one.held), e.received());
            default -> Optional.empty();
        };
    }

    private Optional<String> same(
            DomainEvent event, UUID order, java.util.function.Function<ExactOrder, List<Long>> told, Money... claimed) {
        List<Long> sums = told.apply(orders.get(order));
        List<Long> said = List.of(claimed).stream().map(Replay::minor).toList();
        return sums.equals(said)
                ? Optional.empty()
                : Optional.of("%s says %s, but what was told before comes to %s"
                        .formatted(event.getClass().getSimpleName(), said, sums));
    }

    private Optional<String> gates() {
        return orders.entrySet().stream()
                .filter(order -> depositGates.getOrDefault(order.getKey(), false)
                                != order.getValue().depositOpen()
                        || balanceGates.getOrDefault(order.getKey(), false)
                                != order.getValue().balanceOpen())
                .map(order -> "a gate was announced otherwise than what was told of order %s makes it"
                        .formatted(order.getKey()))
                .findFirst();
    }

    /** What the accounts must come to: debits above zero, by account and order; nothing where nothing is. */
    Map<String, Long> balances() {
        Map<String, Long> sums = new TreeMap<>();
        orders.forEach((id, one) -> {
            put(sums, id, LedgerAccount.RECEIVABLE, one.total() - one.waivedDeposit - one.waivedBalance);
            put(sums, id, LedgerAccount.ORDERED, -one.total());
            put(sums, id, LedgerAccount.ADVANCES, one.due - one.held);
            put(sums, id, LedgerAccount.CREDIT_DUE, -one.due);
            put(sums, id, LedgerAccount.WAIVED_DEPOSIT, one.waivedDeposit);
            put(sums, id, LedgerAccount.WAIVED_BALANCE, one.waivedBalance);
        });
        refunds.values().forEach(back -> put(sums, back.order(), LedgerAccount.REFUNDS_PAYABLE, -back.amount()));
        put(sums, null, LedgerAccount.BANK, bank);
        put(sums, null, LedgerAccount.CUSTOMER_MONEY, -free);
        put(sums, null, LedgerAccount.UNALLOCATED, -unallocated);
        return sums;
    }

    /** Adds to one sum; what comes to nothing is left out, so that two such maps can be compared. */
    static void put(Map<String, Long> sums, UUID order, LedgerAccount account, long amount) {
        String key = account + (order != null && OF_ORDERS.contains(account) ? " of " + order : "");
        long sum = sums.getOrDefault(key, 0L) + amount;
        if (sum == 0) {
            sums.remove(key);
        } else {
            sums.put(key, sum);
        }
    }

    /** What the journal comes to, where that is something else. */
    Optional<String> contradiction(Map<String, Long> journal) {
        return balances().equals(journal)
                ? Optional.empty()
                : Optional.of("what was announced comes to %s and the journal to %s".formatted(balances(), journal));
    }

    static long minor(Money amount) {
        return amount.amount().unscaledValue().longValueExact();
    }
}
