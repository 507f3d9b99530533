package org.gendan.finance.ledger;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sales ledger: one row per order, from the journal, as of any day. */
@ServiceTest
class SalesLedgerTest {

    @Inject
    BusinessClock clock;

    @Test
    @Tag("S1.17a")
    void eachOrderIsOneRowWithGoodsDepositBalanceReceivedShippedAndOutstanding() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 60, 40));
        story.post("finance", "charges", "50.00", ", \"kind\": \"FREIGHT\"");
        story.confirmed("400.00");
        logisticsService().announce(story.dispatch(false, 1, 60, 0));
        eventually(() -> story.announced("invoice-issued") == 1);

        row("cashier", story, clock.today())
                .body(it(story, "goods"), equalTo("HS HS-100"))
                .body(it(story, "quantity"), equalTo(100))
                .body(it(story, "shippedQuantity"), equalTo(60))
                .body(it(story, "goodsAmount.amount"), equalTo("1000.00"))
                .body(it(story, "charges.amount"), equalTo("50.00"))
                .body(it(story, "total.amount"), equalTo("1050.00"))
                .body(it(story, "deposit.amount"), equalTo("300.00"))
                .body(it(story, "balance.amount"), equalTo("750.00"))
                .body(it(story, "received.amount"), equalTo("400.00"))
                .body(it(story, "shipped.amount"), equalTo("650.00"))
                .body(it(story, "outstanding.amount"), equalTo("650.00"));
        row("merchandiser-2", story, clock.today()).body(find(story), nullValue());
        row("salesperson", story, clock.today()).body(it(story, "outstanding.amount"), equalTo("650.00"));
        as("customer").get("/api/ledger/sales").then().statusCode(403);
    }

    @Test
    @Tag("S1.17a")
    void aPastDayStaysAsItWasWhateverHappensAfterIt() {
        FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
        LocalDate confirmed = clock.today();
        story.confirmed("300.00");
        datedBack(story, 10);
        story.confirmed("500.00");
        datedBack(story, 5);
        story.amended("2000.00");

        row("auditor", story, confirmed.minusDays(16)).body(find(story), nullValue());
        row("auditor", story, confirmed.minusDays(15))
                .body(it(story, "received.amount"), equalTo("300.00"))
                .body(it(story, "total.amount"), equalTo("1000.00"));
        row("auditor", story, confirmed.minusDays(5))
                .body(it(story, "received.amount"), equalTo("800.00"))
                .body(it(story, "outstanding.amount"), equalTo("200.00"))
                .body(it(story, "revision"), equalTo(1));
        row("auditor", story, confirmed)
                .body(it(story, "total.amount"), equalTo("2000.00"))
                .body(it(story, "deposit.amount"), equalTo("600.00"))
                .body(it(story, "revision"), equalTo(2));

        // What happened the day before and is known only today moves no figure of that day.
        logisticsService().announce(story.dispatch(false, 2, 60));
        eventually(() -> story.announced("invoice-issued") == 1);
        story.cancelled();
        row("auditor", story, confirmed.minusDays(1))
                .body(it(story, "shippedQuantity"), equalTo(0))
                .body(it(story, "cancelled"), equalTo(false));
        row("auditor", story, confirmed)
                .body(it(story, "shippedQuantity"), equalTo(60))
                .body(it(story, "cancelled"), equalTo(true));
        as("auditor")
                .queryParam("asOf", confirmed.plusDays(1).toString())
                .get("/api/ledger/sales")
                .then()
                .statusCode(400);
    }

    @Test
    @Tag("S1.17a")
    void aChargeThatIsTakenBackStandsOnTheDaysBefore() {
        FinanceStory story = FinanceStory.ofThousand(true);
        story.post("finance", "charges", "80.00", ", \"kind\": \"OTHER\"");
        datedBack(story, 5);
        once("finance")
                .body("{\"reason\": \"wrong order\"}")
                .post("/api/receivables/{id}/charges/{charge}/reversal", story.orderId(), story.newest("charges"))
                .then()
                .statusCode(201);

        row("auditor", story, clock.today().minusDays(1))
                .body(it(story, "charges.amount"), equalTo("80.00"))
                .body(it(story, "total.amount"), equalTo("1080.00"));
        row("auditor", story, clock.today())
                .body(it(story, "charges.amount"), equalTo("0.00"))
                .body(it(story, "total.amount"), equalTo("1000.00"));
    }

    @Test
    @Tag("S1.17a")
    void theSheetHoldsTheSameRowsAndNoFormulas() throws IOException {
        UUID customer = Ids.next();
        orderService()
                .announce(new CustomerChanged(
                        customer, "X", "=HYPERLINK(\"x\")", "MAIN", "zh", null, null, clock.today(), "merchandiser"));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 100).ofCustomer(customer.toString()));
        story.confirmed("300.00");

        byte[] sheet = as("finance")
                .get("/api/ledger/sales.xlsx")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"sales-ledger-%s.xlsx\"".formatted(clock.today()))
                .extract()
                .asByteArray();

        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            List<Row> rows = book.getFirstSheet().read();
            Row row = rows.stream()
                    .filter(one -> one.getCellText(0).equals(story.order().orderNumber()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("'=HYPERLINK(\"x\")", row.getCellText(1));
            assertEquals(
                    0,
                    new BigDecimal("1000.00").compareTo(row.getCellAsNumber(11).orElseThrow()));
            assertEquals(
                    0,
                    new BigDecimal("300.00").compareTo(row.getCellAsNumber(14).orElseThrow()));
            assertEquals(
                    0,
                    new BigDecimal("700.00").compareTo(row.getCellAsNumber(17).orElseThrow()));
            assertTrue(rows.getFirst().getCellText(17).startsWith("未收"));
        }
    }

    @ParameterizedTest
    @Tag("S1.17a")
    @CsvSource({"=1+1, '''=1+1'", "+86, '''+86'", "-5, '''-5'", "@x, '''@x'", "华裳 = A, 华裳 = A", "'', ''"})
    void textsThatBeginLikeAFormulaAreMadeHarmless(String text, String written) {
        assertEquals(written, SalesSheet.harmless(text));
    }

    /** As if all that happened to the order so far had happened days before. */
    private static void datedBack(FinanceStory story, int days) {
        String order = story.orderId().toString();
        Rows.execute("""
                update journal_entry set occurred_on = occurred_on - %d
                where id in (select entry_id from posting where order_id = '%s')""".formatted(days, order));
        Rows.execute(
                "update milestone set occurred_on = occurred_on - %d where order_id = '%s'".formatted(days, order));
    }

    private static ValidatableResponse row(String user, FinanceStory story, LocalDate asOf) {
        return as(user).queryParam("asOf", asOf.toString())
                .queryParam("limit", 200)
                .get("/api/ledger/sales")
                .then()
                .statusCode(200);
    }

    private static String find(FinanceStory story) {
        return "items.find { it.orderId == '%s' }".formatted(story.orderId());
    }

    private static String it(FinanceStory story, String member) {
        return find(story) + "." + member;
    }
}
