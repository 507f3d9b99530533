package org.gendan.finance.receivable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Something that happens to the money of a few orders of one customer; amounts are in the currency's minor unit. */
public sealed interface MoneyCommand {
    List<String> CURRENCIES = List.of("JPY", "CNY", "KWD");

    /** The next order, numbered from 0. */
    record Order(long goods, int percent) implements MoneyCommand {}

    record Amend(int order, long goods) implements MoneyCommand {}

    record Cancel(int order) implements MoneyCommand {}

    record Charge(int order, long amount) implements MoneyCommand {}

    record Waive(int order, ReceivableKind kind, long amount) implements MoneyCommand {}

    /** A receipt, confirmed at once: parts for two orders (the second may be none, -1) and a rest for none. */
    record Receive(int first, long part, int second, long other, long rest) implements MoneyCommand {}

    /** A receipt for no order, confirmed at once; receipts of both sorts are numbered together, from 0. */
    record Arrive(long amount) implements MoneyCommand {}

    /** Of a receipt that was for no order. */
    record Allocate(int receipt, int order, long amount) implements MoneyCommand {}

    /** A refund of a receipt that was for no order, approved at once; refunds of both sorts are numbered together. */
    record GiveBack(int receipt, long amount) implements MoneyCommand {}

    /** Of the receipt numbered so. */
    record Reverse(int receipt) implements MoneyCommand {}

    /** A refund, approved at once. */
    record Refund(int order, long amount) implements MoneyCommand {}

    record PayRefund(int refund) implements MoneyCommand {}

    record DropRefund(int refund) implements MoneyCommand {}

    /** From an order, or with -1 from free money. */
    record Credit(int from, int to, long amount) implements MoneyCommand {}

    record Release(int order, long amount) implements MoneyCommand {}

    /** A sequence that begins with two orders; the amounts lie where rules change: at the deposit, the total, one beside. */
    static List<MoneyCommand> sequence(Random random, int length) {
        List<MoneyCommand> commands = new ArrayList<>();
        List<Long> goods = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            goods.add(order(random, commands));
        }
        while (commands.size() < length) {
            int order = random.nextInt(goods.size());
            int other = (order + 1) % goods.size();
            long amount = amount(random, goods.get(order));
            switch (random.nextInt(20)) {
                case 0 -> goods.add(order(random, commands));
                case 1, 2 -> {
                    goods.set(order, amount(random, goods.get(order) * 2));
                    commands.add(new Amend(order, goods.get(order)));
                }
                case 3 -> commands.add(new Cancel(order));
                case 4 -> commands.add(new Charge(order, amount));
                case 5 -> commands.add(new Waive(order, ReceivableKind.DEPOSIT, 1 + random.nextInt(3)));
                case 6 -> commands.add(new Waive(order, ReceivableKind.BALANCE, 1 + random.nextInt(3)));
                case 7, 8, 9 -> commands.add(new Receive(order, amount, -1, 0, random.nextInt(4) == 0 ? 5 : 0));
                case 10 -> commands.add(new Receive(order, amount, other, 1 + random.nextInt(100), random.nextInt(3)));
                case 11 -> commands.add(new Reverse(random.nextInt(4)));
                case 12 -> commands.add(new Refund(order, amount));
                case 13 ->
                    commands.add(
                            random.nextBoolean()
                                    ? new PayRefund(random.nextInt(2))
                                    : new DropRefund(random.nextInt(2)));
                case 14 -> commands.add(new Credit(random.nextInt(3) == 0 ? -1 : order, other, 1 + random.nextInt(50)));
                case 15 -> commands.add(new Release(order, 1 + random.nextInt(50)));
                case 16 -> commands.add(new Arrive(amount));
                case 17, 18 -> commands.add(new Allocate(random.nextInt(4), order, 1 + random.nextInt(500)));
                case 19 -> commands.add(new GiveBack(random.nextInt(4), 1 + random.nextInt(100)));
                default -> throw new IllegalStateException();
            }
        }
        return commands;
    }

    private static long order(Random random, List<MoneyCommand> commands) {
        long goods = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(10_000);
        int[] percents = {0, 30, 30, 33, 50, 100};
        commands.add(new Order(goods, percents[random.nextInt(percents.length)]));
        return goods;
    }

    private static long amount(Random random, long goods) {
        long[] choices = {goods * 30 / 100, goods / 2, goods, goods + 1, random.nextInt(10_000)};
        return Math.max(1, choices[random.nextInt(choices.length)] + random.nextInt(3) - 1);
    }
}
