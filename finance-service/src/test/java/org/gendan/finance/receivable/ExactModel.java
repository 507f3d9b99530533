package org.gendan.finance.receivable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gendan.finance.receivable.ExactOrder.Before;
import org.gendan.finance.receivable.MoneyCommand.Allocate;
import org.gendan.finance.receivable.MoneyCommand.Amend;
import org.gendan.finance.receivable.MoneyCommand.Arrive;
import org.gendan.finance.receivable.MoneyCommand.Cancel;
import org.gendan.finance.receivable.MoneyCommand.Charge;
import org.gendan.finance.receivable.MoneyCommand.Credit;
import org.gendan.finance.receivable.MoneyCommand.DropRefund;
import org.gendan.finance.receivable.MoneyCommand.GiveBack;
import org.gendan.finance.receivable.MoneyCommand.Order;
import org.gendan.finance.receivable.MoneyCommand.PayRefund;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.gendan.finance.receivable.MoneyCommand.Refund;
import org.gendan.finance.receivable.MoneyCommand.Release;
import org.gendan.finance.receivable.MoneyCommand.Reverse;
import org.gendan.finance.receivable.MoneyCommand.Waive;

/** The rules of money in whole minor units, without a ledger: what the ledger must come to. */
final class ExactModel implements Till {

    /** A receipt: what of it is for which order, and what for none: the customer's or, where none was known, nobody's. */
    private static final class Paid {
        final boolean nobodys;
        final Map<Integer, Long> parts = new TreeMap<>();
        final long amount;
        long rest;
        long refunded;
        boolean reversed;

        Paid(boolean nobodys, long amount) {
            this.nobodys = nobodys;
            this.amount = amount;
            this.rest = amount;
        }

        void give(int order, long part) {
            parts.merge(order, part, Long::sum);
            rest -= part;
        }
    }

    private static final class Back {
        final int order;
        final Paid receipt;
        final long amount;
        final long fromDue;
        boolean over;

        Back(int order, Paid receipt, long amount, long fromDue) {
            this.order = order;
            this.receipt = receipt;
            this.amount = amount;
            this.fromDue = fromDue;
        }
    }

    private final List<ExactOrder> orders = new ArrayList<>();
    private final List<Paid> receipts = new ArrayList<>();
    private final List<Back> refunds = new ArrayList<>();
    private long free;
    private long bank;
    private long payable;

    @Override
    public boolean apply(MoneyCommand command) {
        List<Before> before = orders.stream().map(ExactOrder::before).toList();
        boolean taken = carriedOut(command);
        for (int i = 0; i < before.size(); i++) {
            orders.get(i).settle(before.get(i));
        }
        return taken;
    }

    private boolean carriedOut(MoneyCommand command) {
        return switch (command) {
            case Order(long goods, int percent) -> orders.add(new ExactOrder(goods, percent));
            case Amend(int order, long goods) -> alive(order, one -> one.goods = goods);
            case Cancel(int order) -> alive(order, one -> one.cancelled = true);
            case Charge(int order, long amount) -> alive(order, one -> one.charges += amount);
            case Waive(int order, ReceivableKind kind, long amount) -> waive(orders.get(order), kind, amount);
            case Receive receive -> receive(receive);
            case Arrive(long amount) -> arrive(new Paid(true, amount));
            case Allocate(int receipt, int order, long amount) -> allocate(receipt, order, amount);
            case Reverse(int receipt) -> receipt < receipts.size() && reverse(receipts.get(receipt));
            case Refund(int order, long amount) -> refund(order, amount);
            case GiveBack(int receipt, long amount) -> giveBack(receipt, amount);
            case PayRefund(int refund) -> end(refund, back -> bank -= back.amount);
            case DropRefund(int refund) -> end(refund, this::keep);
            case Credit(int from, int to, long amount) -> credit(from, to, amount);
            case Release(int order, long amount) -> release(orders.get(order), amount);
        };
    }

    private boolean alive(int order, Consumer<ExactOrder> change) {
        if (orders.get(order).cancelled) {
            return false;
        }
        change.accept(orders.get(order));
        return true;
    }

    private static boolean waive(ExactOrder one, ReceivableKind kind, long amount) {
        long missing =
                switch (kind) {
                    case DEPOSIT -> one.depositShort();
                    case BALANCE -> one.open();
                };
        if (one.cancelled || amount > missing) {
            return false;
        }
        switch (kind) {
            case DEPOSIT -> one.waivedDeposit += amount;
            case BALANCE -> one.waivedBalance += amount;
        }
        return true;
    }

    private boolean receive(Receive receive) {
        // A story that is being shrunk may name an order that is not there; nothing may have happened by then.
        orders.get(Math.max(receive.first(), receive.second()));
        Paid paid = new Paid(false, receive.part() + receive.other() + receive.rest());
        give(paid, receive.first(), receive.part());
        if (receive.second() >= 0) {
            give(paid, receive.second(), receive.other());
        }
        free += paid.rest;
        return arrive(paid);
    }

    private boolean arrive(Paid paid) {
        bank += paid.amount;
        return receipts.add(paid);
    }

    private void give(Paid paid, int order, long amount) {
        orders.get(order).held += amount;
        paid.give(order, amount);
    }

    private boolean allocate(int receipt, int order, long amount) {
        if (orders.get(order).cancelled || !isUnallocated(receipt, amount)) {
            return false;
        }
        give(receipts.get(receipt), order, amount);
        return true;
    }

    private boolean isUnallocated(int receipt, long amount) {
        return receipt < receipts.size()
                && receipts.get(receipt).nobodys
                && !receipts.get(receipt).reversed
                && receipts.get(receipt).rest >= amount;
    }

    private boolean reverse(Paid paid) {
        if (paid.reversed
                || paid.refunded > 0
                || paid.parts.entrySet().stream().anyMatch(part -> orders.get(part.getKey()).held < part.getValue())
                || !paid.nobodys && free < paid.rest) {
            return false;
        }
        paid.reversed = true;
        paid.parts.forEach((order, part) -> orders.get(order).held -= part);
        if (!paid.nobodys) {
            free -= paid.rest;
        }
        paid.rest = 0;
        bank -= paid.amount;
        return true;
    }

    private boolean refund(int order, long amount) {
        ExactOrder one = orders.get(order);
        if (one.held < amount) {
            return false;
        }
        refunds.add(new Back(order, null, amount, Math.min(one.due, amount)));
        one.take(amount);
        payable += amount;
        return true;
    }

    private boolean giveBack(int receipt, long amount) {
        if (!isUnallocated(receipt, amount)) {
            return false;
        }
        Paid paid = receipts.get(receipt);
        paid.rest -= amount;
        paid.refunded += amount;
        payable += amount;
        return refunds.add(new Back(-1, paid, amount, 0));
    }

    private boolean end(int refund, Consumer<Back> how) {
        if (refund >= refunds.size() || refunds.get(refund).over) {
            return false;
        }
        refunds.get(refund).over = true;
        payable -= refunds.get(refund).amount;
        how.accept(refunds.get(refund));
        return true;
    }

    private void keep(Back back) {
        if (back.receipt != null) {
            back.receipt.rest += back.amount;
            back.receipt.refunded -= back.amount;
        } else {
            orders.get(back.order).held += back.amount;
            orders.get(back.order).due += back.fromDue;
        }
    }

    private boolean credit(int from, int to, long amount) {
        if (orders.get(to).cancelled
                || amount > (from < 0 ? free : orders.get(from).surplus())) {
            return false;
        }
        if (from < 0) {
            free -= amount;
        } else {
            orders.get(from).take(amount);
        }
        orders.get(to).held += amount;
        return true;
    }

    private boolean release(ExactOrder one, long amount) {
        if (amount > one.surplus()) {
            return false;
        }
        one.take(amount);
        free += amount;
        return true;
    }

    /** Per currency, to the minor unit: what is at the bank is held for orders, free, nobody's, or promised back. */
    boolean isConserved() {
        return bank
                == free
                        + unallocated()
                        + payable
                        + orders.stream().mapToLong(one -> one.held).sum();
    }

    @Override
    public Shown shown(int order) {
        return orders.get(order).shown();
    }

    @Override
    public int orders() {
        return orders.size();
    }

    @Override
    public long free() {
        return free;
    }

    @Override
    public long unallocated() {
        return receipts.stream()
                .filter(paid -> paid.nobodys)
                .mapToLong(paid -> paid.rest)
                .sum();
    }

    @Override
    public Optional<String> contradiction() {
        return Optional.empty();
    }
}
