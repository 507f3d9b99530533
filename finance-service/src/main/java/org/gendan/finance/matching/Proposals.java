package org.gendan.finance.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gendan.finance.matching.Proposal.Confidence;
import org.gendan.finance.matching.Proposal.Part;
import org.gendan.finance.matching.Proposal.Reason;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.statement.BankLine;
import org.gendan.language.Money;

/**
 * What a line of a statement may be for, the likeliest first: the orders that its text names, then orders of which exactly
 * the amount is open, then open orders of whom the payer is known to be.
 */
final class Proposals {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final int SHORTEST_NUMBER = 4;
    private static final int MOST = 5;

    private final BankLine line;
    private final Collection<OpenOrder> orders;

    private Proposals(BankLine line, Collection<OpenOrder> orders) {
        this.line = line;
        this.orders = orders;
    }

    static List<Proposal> of(BankLine line, Map<UUID, OpenOrder> orders) {
        List<OpenOrder> inItsCurrency = orders.values().stream()
                .filter(order -> order.open().currency().equals(line.amount().currency()))
                .sorted(Comparator.comparing(OpenOrder::orderId))
                .toList();
        return new Proposals(line, inItsCurrency).find();
    }

    /** What in a text may be the number of an order, compact; also two words that a space parts. */
    static Set<String> numbersIn(String text) {
        Set<String> numbers = new TreeSet<>();
        Matcher words = WORD.matcher(text.toUpperCase(Locale.ROOT));
        String before = "";
        int end = -1;
        while (words.find()) {
            String word = OpenOrder.compact(words.group());
            numbers.add(word);
            if (words.start() == end + 1) {
                numbers.add(before + word);
            }
            before = word;
            end = words.end();
        }
        numbers.removeIf(number -> number.length() < SHORTEST_NUMBER);
        return numbers;
    }

    private List<Proposal> find() {
        Set<String> numbers = numbersIn(line.text());
        List<OpenOrder> named = orders.stream()
                .filter(order -> numbers.contains(OpenOrder.compact(order.orderNumber())))
                .toList();
        if (!named.isEmpty()) {
            return named(named);
        }
        List<OpenOrder> exact =
                orders.stream().filter(order -> order.isExactly(line.amount())).toList();
        List<Proposal> found = new ArrayList<>();
        exact.forEach(order -> found.add(whole(
                order,
                order.isPaidBy(line.payer())
                        ? Confidence.HIGH
                        : exact.size() == 1 ? Confidence.MEDIUM : Confidence.LOW)));
        orders.stream()
                .filter(order -> !exact.contains(order)
                        && order.isPaidBy(line.payer())
                        && order.open().isPositive())
                .forEach(order -> found.add(whole(order, Confidence.LOW)));
        return found.stream()
                .sorted(Comparator.comparing(Proposal::confidence))
                .limit(MOST)
                .toList();
    }

    /** One proposal for all orders that the text names, if they are of one customer; else each by itself. */
    private List<Proposal> named(List<OpenOrder> named) {
        long customers = named.stream().map(OpenOrder::customerId).distinct().count();
        if (named.size() == 1 || customers > 1) {
            return named.stream()
                    .map(order -> whole(
                            order,
                            customers == 1 && order.open().atLeast(line.amount())
                                    ? Confidence.HIGH
                                    : Confidence.MEDIUM))
                    .limit(MOST)
                    .toList();
        }
        List<Money> deposits = named.stream().map(OpenOrder::deposit).toList();
        boolean areDeposits = line.amount().equals(sum(deposits));
        List<Part> parts = new ArrayList<>();
        Money rest = line.amount();
        for (OpenOrder order : named) {
            Money part = least(areDeposits ? order.deposit() : order.open(), rest);
            if (part.isPositive()) {
                parts.add(new Part(order.orderNumber(), new Allocation(order.orderId(), part)));
                rest = rest.minus(part);
            }
        }
        if (parts.isEmpty()) {
            return List.of(whole(named.getFirst(), Confidence.MEDIUM));
        }
        boolean areBalances =
                line.amount().equals(sum(named.stream().map(OpenOrder::open).toList()));
        List<Reason> reasons = new ArrayList<>(List.of(Reason.ORDER_NUMBER));
        if (areDeposits) {
            reasons.add(Reason.EXACT_DEPOSIT);
        } else if (areBalances) {
            reasons.add(Reason.EXACT_BALANCE);
        }
        reasons.addAll(payer(named.getFirst()));
        return List.of(new Proposal(parts, areDeposits || areBalances ? Confidence.HIGH : Confidence.MEDIUM, reasons));
    }

    /** For one order: as much as is open; all of the line where nothing is. */
    private Proposal whole(OpenOrder order, Confidence confidence) {
        Money part = order.open().isPositive() ? least(order.open(), line.amount()) : line.amount();
        List<Reason> reasons = new ArrayList<>();
        if (numbersIn(line.text()).contains(OpenOrder.compact(order.orderNumber()))) {
            reasons.add(Reason.ORDER_NUMBER);
        }
        if (line.amount().equals(order.open())) {
            reasons.add(Reason.EXACT_BALANCE);
        } else if (line.amount().equals(order.deposit())) {
            reasons.add(Reason.EXACT_DEPOSIT);
        }
        reasons.addAll(payer(order));
        return new Proposal(
                List.of(new Part(order.orderNumber(), new Allocation(order.orderId(), part))), confidence, reasons);
    }

    private List<Reason> payer(OpenOrder order) {
        if (order.isCalled(line.payer())) {
            return List.of(Reason.CUSTOMER_NAME);
        }
        return order.isPaidBy(line.payer()) ? List.of(Reason.EARLIER_PAYER) : List.of();
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(line.amount().currency()), Money::plus);
    }

    private static Money least(Money one, Money other) {
        return one.atLeast(other) ? other : one;
    }

    /** The payers of lines, as far as they are named. */
    static Set<String> payersOf(Collection<BankLine> lines) {
        return lines.stream()
                .map(BankLine::payer)
                .filter(payer -> !payer.isEmpty())
                .collect(Collectors.toSet());
    }
}
