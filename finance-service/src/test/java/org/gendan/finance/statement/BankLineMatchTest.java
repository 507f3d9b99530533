package org.gendan.finance.statement;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.confirm;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.reverse;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.gendan.finance.statement.Statements.account;
import static org.gendan.finance.statement.Statements.camt;
import static org.gendan.finance.statement.Statements.credit;
import static org.gendan.finance.statement.Statements.csv;
import static org.gendan.finance.statement.Statements.debit;
import static org.gendan.finance.statement.Statements.entry;
import static org.gendan.finance.statement.Statements.imported;
import static org.gendan.finance.statement.Statements.lines;
import static org.gendan.finance.statement.Statements.payment;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a line of a statement may be for, and the receipt that it becomes. */
@ServiceTest
class BankLineMatchTest {
    private static final String DAY = "2026-11-20";

    @Test
    @Tag("S1.9")
    @Tag("rule-17")
    void aMatchedLineIsAReceiptThatCountsOnceSomebodyElseConfirmsIt() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String account = account();
        String line = line(account, "300.00", "客户" + account, "订金 " + number(story), "T1");

        read(line)
                .body("status", equalTo("UNMATCHED"))
                .body("nextSteps", contains("match"))
                .body("proposals[0].confidence", equalTo("HIGH"))
                .body("proposals[0].reasons.code", contains("ORDER_NUMBER", "EXACT_DEPOSIT"))
                .body(
                        "proposals[0].allocations.orderId",
                        contains(story.orderId().toString()))
                .body("proposals[0].allocations.amount.amount", contains("300.00"));
        String receipt = match(line, part(story, "300.00"))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/receipts/" + receiptOf(line)))
                .body("status", equalTo("MATCHED"))
                .body("receiptStatus", equalTo("RECORDED"))
                .body("nextSteps", empty())
                .extract()
                .path("receiptId");
        assertEquals(1, story.announced("receipt-recorded"));
        assertEquals(0, story.announced("deposit-confirmed"));
        match(line, part(story, "300.00"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:gendan:problem:duplicate-receipt"))
                .body("receiptId", equalTo(receipt));

        confirm("cashier", receipt)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:four-eyes"))
                .body("recordedBy", equalTo("cashier"));
        confirm("finance", receipt).then().statusCode(200);
        assertEquals(1, story.announced("deposit-confirmed"));
        read(line).body("receiptStatus", equalTo("CONFIRMED")).body("proposals", nullValue());
    }

    @Test
    @Tag("rule-17")
    void whoImportedTheStatementDoesNotConfirmWhatAnotherMatched() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String line = line(account(), "300.00", "某客户", "", "T1");
        String receipt = matchAs("cashier-2", line, part(story, "300.00"))
                .then()
                .statusCode(201)
                .extract()
                .path("receiptId");

        confirm("cashier", receipt)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:four-eyes"))
                .body("recordedBy", equalTo("cashier"));
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Rows.value("""
                        update receipt set status = 'CONFIRMED', confirmed_by = imported_by, confirmed_at = now()
                        where id = ? returning id""", UUID.fromString(receipt)));
        assertTrue(refused.getMessage().contains("receipt_four_eyes_import"), refused.getMessage());
        confirm("finance", receipt).then().statusCode(200);
    }

    @Test
    void oneLineMayBeForSeveralOrdersOfACustomerAndItsRestIsTheCustomersFreeMoney() {
        FinanceStory one = FinanceStory.of(aReceivable().over("1000.00", "CNY"));
        FinanceStory two = FinanceStory.of(aReceivable().over("500.00", "CNY"));
        String line = line(account(), "1500.00", "某客户", number(one) + "和" + number(two), "T1");

        JsonPath judged = read(line)
                .body("proposals.size()", equalTo(1))
                .body("proposals[0].confidence", equalTo("HIGH"))
                .body("proposals[0].reasons.code", hasItem("EXACT_BALANCE"))
                .extract()
                .jsonPath();
        assertEquals(2, judged.getList("proposals[0].allocations").size());
        String receipt = match(line, part(one, "1000.00"), part(two, "450.00"))
                .then()
                .statusCode(201)
                .extract()
                .path("receiptId");
        confirm("finance", receipt).then().statusCode(200);
        as("finance")
                .get("/api/receipts/{id}", receipt)
                .then()
                .body("amount.amount", equalTo("1500.00"))
                .body("unallocated.amount", equalTo("50.00"));
    }

    @Test
    void anExactAmountOrAPayerWhoIsKnownSpeaksForAnOrderLessThanItsNumber() {
        String payer = "付款公司" + UUID.randomUUID();
        FinanceStory known =
                FinanceStory.of(aReceivable().over("71234.56", "CNY").withDeposit("0"));
        String first = line(account(), "71234.56", payer, "货款", "T1");
        read(first)
                .body("proposals[0].confidence", equalTo("MEDIUM"))
                .body("proposals[0].reasons.code", contains("EXACT_BALANCE"))
                .body("proposals[0].reasons[0].textZh", equalTo("订单未付金额与此完全相同。"));
        String receipt = match(first, part(known, "71234.56")).then().extract().path("receiptId");
        String second = line(account(), "71234.56", payer, "货款", "T2");
        read(second).body("proposals.findAll { it.reasons.code.contains('EXACT_BALANCE') }", empty());
        confirm("finance", receipt).then().statusCode(200);

        FinanceStory next = FinanceStory.of(aReceivable().over("81234.56", "CNY"));
        read(line(account(), "81234.56", payer, "货款", "T3"))
                .body("proposals[0].confidence", equalTo("HIGH"))
                .body("proposals[0].reasons.code", contains("EXACT_BALANCE", "EARLIER_PAYER"))
                .body(
                        "proposals[0].allocations.orderId",
                        contains(next.orderId().toString()));
    }

    @Test
    void moneyThatNoReceiptStandsForStaysListedAndComesBackWhenItsReceiptIsRejected() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String account = account();
        JsonPath statement = imported(
                "a.csv", csv(credit(account, DAY, "10.00", "某客户", "不明", "T1"), debit(account, DAY, "3.00", "T2")));
        String line = lines(statement, "UNMATCHED").getString("items[0].id");
        String out = lines(statement, "IGNORED").getString("items[0].id");
        assertEquals(List.of(), lines(statement, "MATCHED").getList("items"));
        match(out, part(story, "3.00")).then().statusCode(409).body("type", equalTo("urn:gendan:problem:debit-line"));

        String receipt = match(line, part(story, "10.00"))
                .then()
                .statusCode(201)
                .extract()
                .path("receiptId");
        assertEquals(List.of(line), lines(statement, "MATCHED").getList("items.id"));
        assertEquals(0, Statements.read(statement.getString("id")).getInt("unmatched"));
        once("finance")
                .body("{\"reason\": \"wrong order\"}")
                .post("/api/receipts/{id}/rejection", receipt)
                .then()
                .statusCode(200);

        assertEquals(List.of(line), lines(statement, "UNMATCHED").getList("items.id"));
        assertEquals(1, Statements.read(statement.getString("id")).getInt("unmatched"));
        match(line, part(story, "10.00")).then().statusCode(201);
    }

    @Test
    @Tag("rule-12")
    void aLineWhoseReceiptWasReversedIsMatchedWithTheRightOrderAndCountsOnce() {
        FinanceStory wrong = FinanceStory.ofThousand(true);
        FinanceStory right = FinanceStory.ofThousand(true);
        byte[] content = csv(credit(account(), DAY, "300.00", "某客户", "订金", "T1"));
        JsonPath statement = imported("a.csv", content);
        String line = lines(statement, "UNMATCHED").getString("items[0].id");
        String first = match(line, part(wrong, "300.00")).path("receiptId");
        confirm("finance", first).then().statusCode(200);
        reverse("finance", first, "wrong order").then().statusCode(200);

        read(line)
                .body("status", equalTo("UNMATCHED"))
                .body("receiptId", equalTo(first))
                .body("receiptStatus", equalTo("REVERSED"))
                .body("nextSteps", contains("match"));
        JsonPath again = imported("again.csv", content);
        assertEquals(0, again.getInt("booked"));
        assertEquals(1, again.getInt("duplicates"));
        assertEquals(1, Statements.read(statement.getString("id")).getInt("unmatched"));
        assertEquals(List.of(line), lines(statement, "UNMATCHED").getList("items.id"));
        assertEquals(List.of(), lines(statement, "MATCHED").getList("items"));

        String second = match(line, part(right, "300.00"))
                .then()
                .statusCode(201)
                .body("status", equalTo("MATCHED"))
                .body("receiptStatus", equalTo("RECORDED"))
                .extract()
                .path("receiptId");
        match(line, part(wrong, "300.00")).then().statusCode(409).body("receiptId", equalTo(second));
        assertEquals(List.of(line), lines(statement, "MATCHED").getList("items.id"));
        assertEquals(List.of(), lines(statement, "UNMATCHED").getList("items"));
        confirm("finance", second).then().statusCode(200);
        assertEquals(1, right.announced("deposit-confirmed"));
        assertEquals(1, wrong.announced("deposit-revoked"));
        assertEquals(
                0,
                new BigDecimal("300")
                        .compareTo(new BigDecimal(Rows.value("""
                select sum(p.amount) from posting p join journal_entry e on e.id = p.entry_id
                where p.account = 'BANK' and e.source_id in (?, ?)""", UUID.fromString(first), UUID.fromString(second)))));
        confirm("finance-2", first).then().statusCode(409);
        reverse("finance", second, "bounced").then().statusCode(200);
        read(line).body("receiptId", equalTo(second)).body("receiptStatus", equalTo("REVERSED"));
    }

    @Test
    @Tag("rule-4")
    void moneyThatTheBankTookBackWaitsForAPersonWhoIsShownTheReceipt() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String account = account();
        JsonPath statement =
                imported("a.xml", camt(account, entry("300.00", "CRDT", "BOOK", "R1", payment("300.00", "某客户", "订金"))));
        String credit = lines(statement, "UNMATCHED").getString("items[0].id");
        byte[] bounce = camt(
                account,
                entry("300.00", "DBIT", "BOOK", "R2", payment("300.00", "某客户", "退票"))
                        .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"),
                entry("300.00", "DBIT", "BOOK", "R3", payment("300.00", "房东", "房租")));
        JsonPath later = imported("b.xml", bounce);
        assertEquals(2, later.getInt("ignored"));
        assertEquals(2, lines(later, "IGNORED").getList("items").size(), "no receipt stands that it could take back");

        String receipt = match(credit, part(story, "300.00")).path("receiptId");
        confirm("finance", receipt).then().statusCode(200);
        JsonPath taken = lines(later, "TAKEN_BACK");
        assertEquals(1, taken.getList("items").size());
        assertEquals("TAKEN_BACK", taken.getString("items[0].status"));
        assertEquals(List.of(receipt), taken.getList("items[0].takesBack.receiptId"));
        assertEquals(List.of("CONFIRMED"), taken.getList("items[0].takesBack.status"));
        assertEquals(List.of(List.of(story.orderId().toString())), taken.getList("items[0].takesBack.orderIds"));
        assertEquals(List.of(), taken.getList("items[0].nextSteps"));
        assertEquals(1, lines(later, "IGNORED").getList("items").size());
        match(taken.getString("items[0].id"), part(story, "300.00")).then().statusCode(409);
        assertEquals(0, story.announced("receipt-reversed"), "a person decides");

        reverse("finance", receipt, "bounced").then().statusCode(200);
        assertEquals(List.of(), lines(later, "TAKEN_BACK").getList("items"));
        read(credit).body("receiptStatus", equalTo("REVERSED"));
    }

    @Test
    void aLineThatTheCashierRecordedByHandBeforeIsMatchedWhenItIsImported() {
        FinanceStory story = FinanceStory.ofThousand(true);
        String serial = UUID.randomUUID().toString();
        String receipt = once("cashier")
                .body(story.body("20.00", "CNY", serial))
                .post("/api/receipts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath statement =
                imported("a.csv", csv(credit("3301 0000 5555 0815", DAY, "20.00", "华裳服饰有限公司", "货款", serial)));

        assertEquals(0, statement.getInt("unmatched"));
        assertEquals(List.of(receipt), lines(statement, "MATCHED").getList("items.receiptId"));
    }

    @Test
    void aMatchKeepsToTheRulesOfReceipts() {
        FinanceStory yuan = FinanceStory.ofThousand(true);
        FinanceStory dollars = FinanceStory.of(aReceivable().over("1000.00", "USD"));
        FinanceStory others =
                FinanceStory.of(aReceivable().over("1000.00", "CNY").ofCustomer(Tokens.OTHER_CUSTOMER_ID));
        String line = line(account(), "10.00", "某客户", "", "T1");

        match(line, part(yuan, "11.00")).then().statusCode(400);
        match(line).then().statusCode(400);
        match(line, part(dollars, "10.00")).then().statusCode(409).body("type", endsWith("other-currency"));
        match(line, part(yuan, "5.00"), part(others, "5.00"))
                .then()
                .statusCode(409)
                .body("type", endsWith("other-customer"));
        match(UUID.randomUUID().toString(), part(yuan, "10.00"))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-bank-line"));
        read(line).body("status", equalTo("UNMATCHED"));
    }

    private static String line(String account, String amount, String payer, String text, String id) {
        return lines(imported("a.csv", csv(credit(account, DAY, amount, payer, text, id))), null)
                .getString("items[0].id");
    }

    private static ValidatableResponse read(String line) {
        return as("cashier").get("/api/receipts/bank-lines/{id}", line).then().statusCode(200);
    }

    private static String receiptOf(String line) {
        return as("cashier")
                .get("/api/receipts/bank-lines/{id}", line)
                .then()
                .extract()
                .path("receiptId");
    }

    private static String number(FinanceStory story) {
        return Rows.value("select order_number from receivable where order_id = ?", story.orderId());
    }

    private static String part(FinanceStory story, String amount) {
        return part(story.orderId(), amount);
    }

    private static String part(UUID order, String amount) {
        String currency = Rows.value("select currency from receivable where order_id = ?", order);
        return "{\"orderId\": \"%s\", \"amount\": {\"amount\": \"%s\", \"currency\": \"%s\"}}"
                .formatted(order, amount, currency);
    }

    private static Response match(String line, String... parts) {
        return matchAs("cashier", line, parts);
    }

    private static Response matchAs(String user, String line, String... parts) {
        return once(user)
                .body("{\"allocations\": [%s]}".formatted(String.join(", ", parts)))
                .post("/api/receipts/bank-lines/{id}/match", line);
    }
}
