package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gendan.local.demo.erp.Erp;
import org.gendan.local.demo.erp.Erp.Answered;
import org.gendan.local.demo.erp.Fact;
import org.gendan.local.demo.erp.Ledger.Account;
import org.gendan.local.demo.erp.Ledger.Posting;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The day of an ERP on the five services, and what must be true in the ERP when it is over. */
@Tag("S0")
class ErpDayIT {

    /** The story's, but that the bank takes nothing back today. */
    private static final List<String> CHAIN = StoryIT.CHAIN.stream()
            .filter(type -> !type.equals("finance.deposit-revoked.v1"))
            .toList();

    /** Told beside the chain: these open nothing by themselves. */
    private static final Set<String> BESIDE =
            Set.of("finance.receipt-confirmed.v1", "production.completion-forecast.v1", "finance.balance-requested.v1");

    private static Stack stack;
    private static Erp erp;
    private static ErpDay day;

    @BeforeAll
    static void tell() {
        stack = SharedStack.get();
        erp = new Erp(stack.kafka().bootstrap());
        day = new ErpDay(Api.of(stack), Papers.of(stack.layout()), erp);
        var began = System.nanoTime();
        day.tell();
        System.out.printf("The ERP's day took %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    @AfterAll
    static void close() {
        erp.close();
    }

    @Test
    void everyMessageIsAnsweredOnceAndNamedByItsOwnPlaceKeyAndId() {
        assertEquals(
                List.of(
                        "erp.customer.v1 ACCEPTED",
                        "erp.customer.v1 STALE",
                        "erp.customer.v1 DUPLICATE",
                        "erp.customer.v1 REJECTED",
                        "erp.product.v1 ACCEPTED",
                        "erp.product.v1 ACCEPTED",
                        "erp.order.v1 ACCEPTED",
                        "erp.order.v1 REJECTED",
                        "erp.bank-transaction.v1 ACCEPTED",
                        "erp.bank-transaction.v1 DUPLICATE",
                        "erp.bank-transaction.v1 ACCEPTED",
                        "erp.bank-transaction.v1 DUPLICATE"),
                erp.answered().stream()
                        .map(each -> each.message().event().getType() + " "
                                + each.outcome().path("outcome").asText())
                        .toList());
        for (var each : erp.answered()) {
            var event = each.message().event();
            assertEquals(each.message().key(), each.outcome().path("key").asText());
            assertEquals(event.getId(), each.outcome().path("id").asText());
            assertEquals(
                    event.getSource().toString(), each.outcome().path("source").asText());
            assertEquals(event.getType(), each.outcome().path("type").asText());
            assertEquals(1, answers(each), () -> "answers to " + each.at());
        }
    }

    private static long answers(Answered to) {
        return erp.facts().stream()
                .filter(fact -> fact.topic().equals("gendan.erp.outcomes"))
                .filter(fact ->
                        fact.data().path("topic").asText().equals(to.at().topic())
                                && fact.data().path("partition").asInt()
                                        == to.at().partition()
                                && fact.data().path("offset").asLong()
                                        == to.at().offset())
                .count();
    }

    @Test
    void whatIsRejectedSaysInBothLanguagesWhatIsWrong() {
        var customer = rejected("erp.customer.v1");

        var wrong = new HashSet<String>();
        for (var violation : customer.path("violations")) {
            wrong.add(violation.path("field").asText() + " "
                    + violation.path("code").asText());
            assertFalse(violation.path("text").asText().isBlank(), violation::toString);
            assertTrue(
                    violation.path("textZh").asText().codePoints().anyMatch(Character::isIdeographic),
                    violation::toString);
        }
        assertEquals(Set.of("code REQUIRED", "legalName REQUIRED", "email FORM"), wrong);
    }

    @Test
    @Tag("S1.7")
    void whatIsConfirmedPeopleAmendAndNotTheErp() {
        var gate = rejected("erp.order.v1").path("gate");

        assertEquals("order-confirmed", gate.path("code").asText());
        assertEquals("amendment", gate.path("missing").path(0).path("code").asText());
    }

    private static JsonNode rejected(String type) {
        return erp.answered().stream()
                .filter(each -> each.message().event().getType().equals(type))
                .map(Answered::outcome)
                .filter(outcome -> outcome.path("outcome").asText().equals("REJECTED"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theErpHearsTheWholeChainAndNothingElse() {
        // Between topics there is no order but the time of the announcement.
        var firstOfEach = day.facts().stream()
                .sorted(Comparator.comparing(fact -> fact.event().getTime()))
                .map(Fact::type)
                .distinct()
                .toList();

        assertEquals(CHAIN, firstOfEach.stream().filter(CHAIN::contains).toList());
        assertEquals(
                BESIDE,
                firstOfEach.stream().filter(type -> !CHAIN.contains(type)).collect(Collectors.toSet()));
    }

    @Test
    void everyServicesEventsAboutTheOrderCarryTheErpsNumberWithoutAGap() {
        var bySource = day.facts().stream().collect(Collectors.groupingBy(Fact::source));

        assertEquals(
                Set.of(
                        "/gendan/order",
                        "/gendan/finance",
                        "/gendan/production",
                        "/gendan/quality",
                        "/gendan/logistics"),
                bySource.keySet());
        bySource.forEach((source, facts) -> {
            assertEquals(
                    LongStream.rangeClosed(1, facts.size()).boxed().toList(),
                    facts.stream().map(Fact::number).toList(),
                    source);
            facts.forEach(fact -> assertEquals(day.order().number(), fact.erpNumber(), fact::toString));
        });
    }

    @Test
    @Tag("S1.6")
    void theMessageAsItCameIsThePaperOfTheOrder() {
        var paper = fact("order.document-attached.v1");
        var opened = fact("order.order-opened.v1");

        assertEquals("application/pdf", paper.path("mediaType").asText());
        assertTrue(paper.path("name").asText().contains(day.order().number()), paper::toString);
        assertEquals(day.order().number(), opened.path("externalId").asText());
    }

    private static JsonNode fact(String type) {
        return day.facts().stream()
                .filter(fact -> fact.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void theInvoiceIsBookedFromItsEventAlone() {
        var order = day.order();
        var invoice = day.invoice();

        assertEquals(order.total(), invoice.debits());
        assertEquals(order.currency(), invoice.currency());
        assertFalse(invoice.due().isBefore(invoice.on()), invoice::toString);
        assertEquals(
                new Posting(Account.RECEIVABLE, order.customer(), order.number(), order.total()),
                invoice.postings().getFirst());
        assertEquals(
                order.items().stream()
                        .map(item -> new Posting(
                                Account.REVENUE,
                                item.product(),
                                order.line(item),
                                item.amount().negate()))
                        .toList(),
                invoice.postings().subList(1, invoice.postings().size()));
    }

    @Test
    @Tag("S1.9")
    @Tag("S1.11")
    @Tag("rule-12")
    void everyReceiptIsALineThatTheErpSentAndNothingIsOwedInTheEnd() {
        assertEquals(
                List.of(ErpDay.DEPOSIT, ErpDay.BALANCE),
                day.ledger().on(Account.BANK).map(Posting::item).toList());
        assertEquals(0, day.order().total().compareTo(day.ledger().balance(Account.BANK, ErpDay.ACCOUNT)));
        assertEquals(
                0,
                day.ledger().balance(Account.RECEIVABLE, day.order().customer()).signum());
    }

    @Test
    void theStatesSayInTheEndWhatRestSays() {
        var state = erp.awaitState("orders", day.orderId(), each -> closed(each.data()));
        var order = rest("/api/orders/");
        assertTrue(closed(order), order::toPrettyString);
        assertSame(order, state.data(), "orderNumber", "revision", "customerId", "externalId", "total", "contract");
        assertEquals(last("/gendan/order"), state.asOf());

        var owed = erp.awaitState("receivables", day.orderId(), each -> each.data()
                .path("settled")
                .asBoolean());
        var receivable = rest("/api/receivables/");
        assertSame(receivable, owed.data(), "orderNumber", "revision", "total", "received", "invoiced", "surplus");
        assertEquals("0.00", receivable.path("missing").path("amount").asText());
        assertEquals(receivable.path("missing"), owed.data().path("outstanding"));
        assertEquals(last("/gendan/finance"), owed.asOf());
    }

    private static void assertSame(JsonNode rest, JsonNode state, String... members) {
        for (var member : members) {
            assertTrue(state.hasNonNull(member), member);
            assertEquals(rest.path(member), state.path(member), member);
        }
    }

    private static boolean closed(JsonNode order) {
        return order.path("status").asText().equals("CLOSED");
    }

    private static long last(String source) {
        return day.facts().stream()
                .filter(fact -> fact.source().equals(source))
                .mapToLong(Fact::number)
                .max()
                .orElseThrow();
    }

    /** As the ERP's own account reads it. */
    private static JsonNode rest(String things) {
        var token = stack.keycloak()
                .token(Map.of("grant_type", "client_credentials", "client_id", "erp", "client_secret", "erp"));
        return Api.of(stack)
                .bearing(token)
                .get(things + day.orderId())
                .expect(200)
                .body();
    }
}
