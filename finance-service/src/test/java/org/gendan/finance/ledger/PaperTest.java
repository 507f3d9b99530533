package org.gendan.finance.ledger;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What finance prints: invoice, credit note and statement, each in Chinese and English. */
@ServiceTest
class PaperTest {

    @Inject
    BusinessClock clock;

    @Test
    void theInvoiceAndItsCreditNoteArePrintedInBothLanguagesAsTheyWereIssued() throws IOException {
        FinanceStory story = invoiced();
        String invoice = story.lastAnnounced("invoice-issued", "invoiceId");
        String number = story.lastAnnounced("invoice-issued", "number");
        String note = once("finance")
                .body("{\"amount\": %s, \"reason\": \"shade <difference> 色差\"}".formatted(money("20.00")))
                .post("/api/invoices/{id}/credit-notes", invoice)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response printed = as("merchandiser").get("/api/invoices/{id}/pdf", invoice);
        printed.then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"%s.pdf\"".formatted(number)));
        says(
                "invoice",
                printed,
                "商业发票 Commercial invoice",
                number,
                "华裳 & Söhne",
                story.order().orderNumber(),
                "HT-1",
                "FOB 上海",
                "3301 0000 5555 0815",
                "HS · HS-100 · 棉 · red · XL",
                "600.00",
                "Freight: as agreed",
                "运费：as agreed",
                "CNY 1050.00",
                "Paid in full before shipment");
        String credit = says(
                "credit-note",
                as("auditor").get("/api/invoices/{id}/pdf", note),
                "贷项通知单 Credit note",
                number,
                "shade <difference> 色差",
                "CNY 20.00");
        assertFalse(credit.contains("3301"), "nothing is to be paid for it");
        as("merchandiser-2").get("/api/invoices/{id}/pdf", invoice).then().statusCode(404);
        as("inspector").get("/api/invoices/{id}/pdf", invoice).then().statusCode(403);
    }

    @Test
    @Tag("S1.17b")
    void theStatementTellsWhatWasInvoicedAndPaidAndWhatIsOpen() throws IOException {
        FinanceStory story = invoiced();
        UUID customer = story.order().customerId();
        story.confirmed("300.00");
        story.post("finance", "waivers", "50.00", ", \"kind\": \"BALANCE\"");
        FinanceStory other = FinanceStory.of(aReceivable().over("500", "JPY").ofCustomer(customer.toString()));

        String text = says(
                "statement",
                as("finance").get("/api/receivables/statements/{id}", customer),
                "客户对账单 Statement of account",
                "华裳 & Söhne",
                "期初余额 Opening balance 0.00",
                "发票 Invoice " + story.lastAnnounced("invoice-issued", "number"),
                "收款 Payment received",
                "豁免 Waived",
                "期末余额 Closing balance 700.00",
                story.order().orderNumber(),
                other.order().orderNumber());
        assertFalse(text.contains("as agreed"), "what staff wrote down of a waiver is not for the customer");
        Response before = as("finance")
                .queryParam("from", clock.today().minusDays(9).toString())
                .queryParam("to", clock.today().minusDays(1).toString())
                .get("/api/receivables/statements/{id}", customer);
        says("empty-statement", before, "本期无往来 No movements in this period");
        as("finance")
                .queryParam("from", clock.today().toString())
                .queryParam("to", clock.today().minusDays(1).toString())
                .get("/api/receivables/statements/{id}", customer)
                .then()
                .statusCode(400);
        as("customer").get("/api/receivables/statements/{id}", customer).then().statusCode(404);
        as("merchandiser")
                .get("/api/receivables/statements/{id}", customer)
                .then()
                .statusCode(403);
    }

    private FinanceStory invoiced() {
        UUID customer = Ids.next();
        orderService()
                .announce(new CustomerChanged(
                        customer, "HS", "华裳 & Söhne", "MAIN", "zh", null, null, clock.today(), "merchandiser"));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 60, 40).ofCustomer(customer.toString()));
        story.post("finance", "charges", "50.00", ", \"kind\": \"FREIGHT\"");
        logisticsService().announce(story.dispatch(true, 1, 60, 40));
        eventually(() -> story.announced("invoice-issued") == 1);
        return story;
    }

    /** The text of a paper, which is also kept for a look at it. */
    private static String says(String name, Response printed, String... all) throws IOException {
        printed.then().statusCode(200).contentType("application/pdf");
        byte[] pdf = printed.asByteArray();
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            List<String> missing =
                    Stream.of(all).filter(part -> !text.contains(part)).toList();
            assertTrue(missing.isEmpty(), missing + " is not in: " + text);
            return text;
        }
    }
}
