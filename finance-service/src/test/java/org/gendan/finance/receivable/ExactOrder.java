package org.gendan.finance.receivable;

import org.gendan.finance.receivable.Till.Shown;

/** The money of one order in whole minor units: what the rules make of it, without a ledger. */
final class ExactOrder {
    long goods;
    final int percent;
    long charges;
    long held;
    long due;
    long waivedDeposit;
    long waivedBalance;
    boolean cancelled;

    ExactOrder(long goods, int percent) {
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

    boolean depositOpen() {
        return !cancelled && depositShort() == 0;
    }

    boolean balanceOpen() {
        return !cancelled && open() == 0 && due == 0;
    }

    void take(long amount) {
        due -= Math.min(due, amount);
        held -= amount;
    }

    /** How it stood before a movement, so that what the movement leaves over can be told. */
    record Before(long total, long surplus) {}

    Before before() {
        return new Before(total(), surplus());
    }

    /** What has to be settled after a movement (rule 7). */
    void settle(Before before) {
        boolean tooMuch = total() < before.total() && surplus() > before.surplus();
        due = cancelled || tooMuch ? surplus() : Math.min(due, surplus());
    }

    Shown shown() {
        return new Shown(total(), held, due, depositOpen(), balanceOpen());
    }
}
