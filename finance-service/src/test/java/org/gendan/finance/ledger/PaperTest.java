package org.gendan.finance.ledger;

import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.money;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.gendan.language.LogisticsEvent.Packing;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What finance prints: invoice, credit note and statement, each in Chinese and English. */
@ServiceTest
class PaperTest {

    private static final Packing PACKING = new Packing(
            1_052,
            new BigDecimal("860.400"),
            new BigDecimal("1942"),
            new BigDecimal("6.72"),
            "HS / HAMBURG / NO. 1-52",
            "中国 China",
            "6201.40");

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

        LocalDate signedOn = story.order().contract().signedOn();
        Response printed = as("merchandiser").get("/api/invoices/{id}/pdf", invoice);
        printed.then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"%s.pdf\"".formatted(number)));
        says(
                "invoice",
                printed,
                "商业发票 Commercial invoice",
                number,
                "卖方 Seller 跟单服饰有限公司 Gendan Garments Co., Ltd. 浙江省杭州市",
                "买方 Buyer 陈喆服饰（堃祥）有限公司 Łódź, ul. Piotrkowska 1 税号 Tax number 91310000MA1FL4X12K",
                story.order().orderNumber(),
                "合同 Contract HT-1, 签订 signed " + signedOn,
                "FOB 上海",
                "交货地 Place of delivery 上海",
                "目的地 Destination Hamburg",
                "唛头 Shipping marks HS / HAMBURG / NO. 1-52",
                "原产地 Country of origin 中国 China",
                "HS 编码 HS code 6201.40",
                "合计 Total 100 CNY 1,050.00",
                "箱数 Cartons 1,052",
                "净重 Net weight 860.4 kg",
                "毛重 Gross weight 1,942 kg",
                "体积 Volume 6.72 m³",
                "本订单已收 Received so far CNY 0.00",
                "本订单未付 Still open CNY 1,050.00",
                "收款人 Beneficiary 跟单服饰有限公司 Gendan Garments Co., Ltd.",
                "开户行 Bank 中国工商银行杭州分行 ICBC Hangzhou Branch",
                "SWIFT (BIC) ICBKCNBJZJP",
                "收款账号 Account 3301 0000 5555 0815",
                "卖方签章 For the seller",
                "HS · HS-100 · 棉 · red · XL",
                "600.00",
                "Freight: as agreed",
                "运费：as agreed",
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
    void eachCurrencyIsPaidToItsOwnAccountAndAnOrderKeepsTheOneThatItWasConfirmedWith() throws IOException {
        keep("finance", "CHF", "CH93 0076 2011 6238 5295 7", null)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("account")))
                .body("proposed.number", equalTo("CH93 0076 2011 6238 5295 7"));
        as("finance")
                .post("/api/receivables/company-accounts/CHF/confirmation")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:gendan:problem:second-person-needed"));
        confirmed("business-manager", "CHF");
        FinanceStory story = FinanceStory.of(aReceivable().of("1234.50", "CHF", 10));
        story.receivable("merchandiser").then().body("terms.bankAccount", equalTo("CH93 0076 2011 6238 5295 7"));
        assertEquals("CH93 0076 2011 6238 5295 7", story.lastAnnounced("deposit-requested", "bankAccount"));
        logisticsService().announce(story.dispatch(true, 1, 10));
        eventually(() -> story.announced("invoice-issued") == 1);

        keep("finance", "CHF", "CH00 9999", null).then().statusCode(428);
        keep("business-manager", "CHF", "CH56 0483 5012 3456 7800 9", "\"1\"")
                .then()
                .statusCode(200)
                .body("account.number", equalTo("CH93 0076 2011 6238 5295 7"));
        confirmed("finance", "CHF");
        says(
                "chf-invoice",
                as("finance").get("/api/invoices/{id}/pdf", story.lastAnnounced("invoice-issued", "invoiceId")),
                "Beneficiary Gendan Garments Co., Ltd.",
                "Bank Credit Suisse, Zürich",
                "SWIFT (BIC) CRESCHZZ80A",
                "Account CH93 0076 2011 6238 5295 7",
                "CHF 12,345.00");
        FinanceStory later = FinanceStory.of(aReceivable().of("1.00", "CHF", 10));
        later.receivable("finance").then().body("terms.bankAccount", equalTo("CH56 0483 5012 3456 7800 9"));
        as("auditor")
                .get("/api/receivables/company-accounts")
                .then()
                .statusCode(200)
                .body("currency", hasItems("CHF", "CNY"));
        as("finance").get("/api/receivables/company-accounts/SEK").then().statusCode(404);
        keep("merchandiser", "CHF", "1", null).then().statusCode(403);
        keep("finance", "CHF", "1;2", null).then().statusCode(400);
    }

    private static void confirmed(String user, String currency) {
        as(user).post("/api/receivables/company-accounts/{currency}/confirmation", currency)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("proposed")));
    }

    private static Response keep(String user, String currency, String number, String version) {
        var request = as(user).contentType(ContentType.JSON).body("""
                {"account": {"beneficiary": "Gendan Garments Co., Ltd.", "bank": "Credit Suisse, Zürich",
                             "swift": "CRESCHZZ80A", "number": "%s"}, "reason": "瑞郎账户"}""".formatted(number));
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.put("/api/receivables/company-accounts/{currency}", currency);
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
                "陈喆服饰（堃祥）有限公司",
                "期初余额 Opening balance 0.00",
                "发票 Invoice " + story.lastAnnounced("invoice-issued", "number"),
                "收款 Payment received",
                "豁免 Waived",
                "1,050.00",
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
                        customer,
                        "HS",
                        "华裳 & Söhne",
                        "MAIN",
                        "zh",
                        null,
                        null,
                        null,
                        "陈喆服饰（堃祥）有限公司",
                        null,
                        "Łódź, ul. Piotrkowska 1",
                        null,
                        "91310000MA1FL4X12K",
                        null,
                        clock.today(),
                        "merchandiser"));
        eventually(() -> Rows.count("select count(*) from customer where id = ?", customer) == 1);
        FinanceStory story =
                FinanceStory.of(aReceivable().of("10.00", "CNY", 60, 40).ofCustomer(customer.toString()));
        story.post("finance", "charges", "50.00", ", \"kind\": \"FREIGHT\"");
        logisticsService().announce(FinanceStory.packed(story.dispatch(true, 1, 60, 40), PACKING));
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
