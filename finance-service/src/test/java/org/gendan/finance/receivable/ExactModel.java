package org.gendan.finance.receivable;

import java.util.ArrayList;
import java.util.List;
import org.gendan.finance.receivable.MoneyCommand.Amend;
import org.gendan.finance.receivable.MoneyCommand.Cancel;
import org.gendan.finance.receivable.MoneyCommand.Charge;
import org.gendan.finance.receivable.MoneyCommand.Credit;
import org.gendan.finance.receivable.MoneyCommand.DropRefund;
import org.gendan.finance.receivable.MoneyCommand.Order;
import org.gendan.finance.receivable.MoneyCommand.PayRefund;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.gendan.finance.receivable.MoneyCommand.Refund;
import org.gendan.finance.receivable.MoneyCommand.Release;
import org.gendan.finance.receivable.MoneyCommand.Reverse;
import org.gendan.finance.receivable.MoneyCommand.Waive;

/** The rules of money in whole minor units, without a ledger: what the ledger must come to. */
final class ExactModel implements Till {
    private static final class One {
        long goods;
        final int percent;
        long charges;
        long held;
        long due;
        long waivedDeposit;
        long waivedBalance;
        boolean cancelled;

        One(long goods, int percent) {
            this.goods = goods;
            this.percent = percent;
        }

        long total() {
            return cancelled ? 0 : goods + charges;
        }

        long deposit() {
            return Math.min((goods * percent + 50) / 100, total());
        }

        long surplus() {
            return Math.max(0, held - total());
        }

        long open() {
            return Math.max(0, total() - held - waivedDeposit - waivedBalance);
        }

        long depositShort() {
            return Math.max(0, deposit() - held - waivedDeposit);
        }

        void take(long amount) {
            due -= Math.min(due, amount);
            held -= amount;
        }
    }

    private record Paid(Receive receive, boolean[] reversed) {}

    private static final class Back {
        final int order;
        final long amount;
        final long fromDue;
        boolean over;

        Back(int order, long amount, long fromDue) {
            this.order = order;
            this.amount = amount;
            this.fromDue = fromDue;
        }
    }

    private final List<One> orders = new ArrayList<>();
    private final List<Paid> receipts = new ArrayList<>();
    private final List<Back> refunds = new ArrayList<>();
    private long free;
    private long bank;
    private long payable;

    @Override
    public boolean apply(MoneyCommand command) {
        List<long[]> before = orders.stream()
                .map(one -> new long[] {one.total(), one.surplus()})
                .toList();
        boolean taken = carriedOut(command);
        for (int i = 0; i < before.size(); i++) {
            One one = orders.get(i);
            boolean tooMuch = one.total() < before.get(i)[0] && one.surplus() > before.get(i)[1];
            one.due = one.cancelled || tooMuch ? one.surplus() : Math.min(one.due, one.surplus());
        }
        return taken;
    }

    private boolean carriedOut(MoneyCommand command) {
        return switch (command) {
            case Order(long goods, int percent) -> orders.add(new One(goods, percent));
            case Amend(int order, long goods) -> alive(order, one -> one.goods = goods);
            case Cancel(int order) -> alive(order, one -> one.cancelled = true);
            case Charge(int order, long amount) -> alive(order, one -> one.charges += amount);
            case Waive(int order, ReceivableKind kind, long amount) -> waive(orders.get(order), kind, amount);
            case Receive receive -> receive(receive);
            case Reverse(int receipt) -> receipt < receipts.size() && reverse(receipts.get(receipt));
            case Refund(int order, long amount) -> refund(order, amount);
            case PayRefund(int refund) -> end(refund, back -> bank -= back.amount);
            case DropRefund(int refund) ->
                end(refund, back -> {
                    orders.get(back.order).held += back.amount;
                    orders.get(back.order).due += back.fromDue;
                });
            case Credit(int from, int to, long amount) -> credit(from, to, amount);
            case Release(int order, long amount) -> release(orders.get(order), amount);
        };
    }

    private boolean alive(int order, java.util.function.Consumer<One> change) {
        if (orders.get(order).cancelled) {
            return false;
        }
        change.accept(orders.get(order));
        return true;
    }

    private static boolean waive(One one, ReceivableKind kind, long amount) {
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
        One second = receive.second() < 0 ? null : orders.get(receive.second());
        orders.get(receive.first()).held += receive.part();
        if (second != null) {
            second.held += receive.other();
        }
        free += receive.rest();
        bank += receive.part() + receive.other() + receive.rest();
        return receipts.add(new Paid(receive, new boolean[1]));
    }

    private boolean reverse(Paid paid) {
        Receive receive = paid.receive();
        if (paid.reversed()[0]
                || orders.get(receive.first()).held < receive.part()
                || receive.second() >= 0 && orders.get(receive.second()).held < receive.other()
                || free < receive.rest()) {
            return false;
        }
        paid.reversed()[0] = true;
        orders.get(receive.first()).held -= receive.part();
        if (receive.second() >= 0) {
            orders.get(receive.second()).held -= receive.other();
        }
        free -= receive.rest();
        bank -= receive.part() + receive.other() + receive.rest();
        return true;
    }

    private boolean refund(int order, long amount) {
        One one = orders.get(order);
        if (one.held < amount) {
            return false;
        }
        refunds.add(new Back(order, amount, Math.min(one.due, amount)));
        one.take(amount);
        payable += amount;
        return true;
    }

    private boolean end(int refund, java.util.function.Consumer<Back> how) {
        if (refund >= refunds.size() || refunds.get(refund).over) {
            return false;
        }
        refunds.get(refund).over = true;
        payable -= refunds.get(refund).amount;
        how.accept(refunds.get(refund));
        return true;
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

    private boolean release(One one, long amount) {
        if (amount > one.surplus()) {
            return false;
        }
        one.take(amount);
        free += amount;
        return true;
    }

    /** Per currency, to the minor unit: what is at the bank is held for orders, free, or promised back. */
    boolean isConserved() {
        return bank
                == free + payable + orders.stream().mapToLong(one -> one.held).sum();
    }

    @Override
    public Shown shown(int order) {
        One one = orders.get(order);
        return new Shown(
                one.total(),
                one.held,
                one.due,
                !one.cancelled && one.depositShort() == 0,
                !one.cancelled && one.open() == 0 && one.due == 0);
    }

    @Override
    public int orders() {
        return orders.size();
    }

    @Override
    public long free() {
        return free;
    }
}
