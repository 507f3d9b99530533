package org.gendan.local.demo.erp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ERP's books in the currency of its orders: an entry from each fact of finance, in the ERP's own numbers and nothing asked. */
public final class Ledger {

    /** Which accounts it books on. */
    public enum Account {
        BANK,
        RECEIVABLE,
        REVENUE
    }

    /**
     * What is booked on an account.
     *
     * @param of the ERP's number of the customer or product, or the bank account
     * @param item the ERP's number of the order or of its line, or the bank's of the transaction
     * @param amount a debit, or below zero a credit
     */
    public record Posting(Account account, String of, String item, BigDecimal amount) {}

    /** What a document comes to; due only where it is to be paid. */
    public record Entry(String document, LocalDate on, LocalDate due, String currency, List<Posting> postings) {

        public Entry {
            if (sum(postings).signum() != 0) {
                throw new AssertionError("Debits are not credits: " + postings);
            }
        }

        public BigDecimal debits() {
            return sum(postings.stream()
                    .filter(posting -> posting.amount().signum() > 0)
                    .toList());
        }
    }

    private final Map<String, SalesOrder> orders = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    public void take(SalesOrder order) {
        orders.put(order.number(), order);
    }

    /** The customer owes what left, line by line. */
    public Entry invoice(Fact fact) {
        var invoice = fact.data();
        var currency = invoice.path("currency").asText();
        var postings = new ArrayList<Posting>();
        postings.add(new Posting(
                Account.RECEIVABLE,
                text(invoice, "customerExternalId"),
                fact.erpNumber(),
                amount(invoice.path("amount"), currency)));
        for (var line : invoice.path("lines")) {
            postings.add(new Posting(
                    Account.REVENUE,
                    text(line, "productExternalId"),
                    text(line, "externalId"),
                    amount(line.path("amount"), currency).negate()));
        }
        return book(new Entry(
                text(invoice, "number"), fact.day("occurredOn"), fact.day("dueOn"), currency, List.copyOf(postings)));
    }

    /** The customer paid a part of an order that is the ERP's own, and owes so much less. */
    public Entry receipt(Fact fact) {
        var receipt = fact.data();
        var order = orders.get(fact.erpNumber());
        var paid = amount(receipt.path("amount"), order.currency());
        var arrived = receipt.path("arrived");
        return book(new Entry(
                text(receipt, "receiptId"),
                fact.day("occurredOn"),
                null,
                order.currency(),
                List.of(
                        new Posting(Account.BANK, text(arrived, "bankAccount"), text(arrived, "bankSerial"), paid),
                        new Posting(Account.RECEIVABLE, order.customer(), order.number(), paid.negate()))));
    }

    private Entry book(Entry entry) {
        entries.add(entry);
        return entry;
    }

    public BigDecimal balance(Account account, String of) {
        return sum(entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == account && posting.of().equals(of))
                .toList());
    }

    /** What was booked on an account, in the order in which it was. */
    public Stream<Posting> on(Account account) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == account);
    }

    private static BigDecimal sum(List<Posting> postings) {
        return postings.stream().map(Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode money, String currency) {
        if (!money.path("currency").asText().equals(currency)) {
            throw new AssertionError("Not in " + currency + ": " + money);
        }
        return new BigDecimal(money.path("amount").asText());
    }

    /** Whatever is booked must be said. */
    private static String text(JsonNode data, String member) {
        if (!data.hasNonNull(member)) {
            throw new AssertionError("Nothing can be booked without " + member + ": " + data.toPrettyString());
        }
        return data.path(member).asText();
    }
}
