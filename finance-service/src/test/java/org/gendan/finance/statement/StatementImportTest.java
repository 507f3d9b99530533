package org.gendan.finance.statement;

import static org.awaitility.Awaitility.await;
import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.statement.Statements.account;
import static org.gendan.finance.statement.Statements.camt;
import static org.gendan.finance.statement.Statements.credit;
import static org.gendan.finance.statement.Statements.csv;
import static org.gendan.finance.statement.Statements.debit;
import static org.gendan.finance.statement.Statements.ended;
import static org.gendan.finance.statement.Statements.entry;
import static org.gendan.finance.statement.Statements.handIn;
import static org.gendan.finance.statement.Statements.imported;
import static org.gendan.finance.statement.Statements.payment;
import static org.gendan.finance.statement.Statements.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bank statements from the cashier's desk to the lines that stand. */
@ServiceTest
class StatementImportTest {
    private static final String DAY = "2026-11-20";

    @Test
    @Tag("rule-12")
    void aTransactionIsBookedOnceByAccountAndIdInWhateverFormItComesAgain() {
        String account = account();
        JsonPath first = imported(
                "a.csv",
                csv(
                        credit(account, DAY, "1,000.00", "华裳服饰有限公司", "货款", "T 1"),
                        credit(account, DAY, "50.00", "华裳服饰有限公司", "货款", "T2"),
                        debit(account, DAY, "7.00", "T3")));
        assertEquals("DONE 100 3 2 1 0 0 2", figures(first));

        JsonPath overlapping = imported(
                "b.xml",
                camt(
                        account,
                        entry("50.00", "CRDT", "BOOK", "T2", payment("50.00", "HUASHANG", "")),
                        entry("60.00", "CRDT", "BOOK", "T4", payment("60.00", "HUASHANG", ""))));
        assertEquals("DONE 100 2 1 0 1 0 1", figures(overlapping));

        byte[] sheet = Statements.sheet(List.of(
                List.of("账号", "日期", "金额", "币种", "流水号"),
                List.of(account, LocalDate.parse(DAY), 60, "CNY", "T4"),
                List.of(account, LocalDate.parse(DAY), 61, "CNY", "T2")));
        JsonPath taken = imported("c.xlsx", sheet);
        assertEquals("DONE 100 2 0 0 1 1 0", figures(taken));
        rejected(taken)
                .body("items.number", contains(3))
                .body("items.flaw.code", contains("SERIAL_TAKEN"))
                .body("items.flaw.value", contains("T2"));
        assertEquals(4, lines(account));
    }

    @Test
    @Tag("rule-12")
    void twoLikePaymentsOfOneDayCountTwiceAndAnOverlappingStatementCountsNeitherAgain() {
        String account = account();
        String like = credit(account, DAY, "100.00", "某客户", "货款", "");
        String other = credit(account, DAY, "100.00", "某客户", "订金", "");

        assertEquals("DONE 100 3 3 0 0 0 3", figures(imported("a.csv", csv(like, other, like))));
        assertEquals("DONE 100 2 0 0 2 0 0", figures(imported("b.csv", csv(like, like))));
        assertEquals("DONE 100 4 1 0 3 0 1", figures(imported("c.csv", csv(like, like, other, like))));
        assertEquals(4, lines(account));
    }

    @Test
    @Tag("S1.9")
    void anImportConfirmsNothingAndIsDoneOncePerIdempotencyKey() {
        String account = account();
        String key = UUID.randomUUID().toString();
        byte[] content = csv(credit(account, DAY, "300.00", "某客户", "货款", "T1"));

        String id = handIn("cashier", "statement.csv", content, key)
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .body("state", equalTo("RECEIVED"))
                .body("fileName", equalTo("statement.csv"))
                .extract()
                .path("id");
        handIn("cashier", "statement.csv", content, key)
                .then()
                .statusCode(202)
                .header("Location", endsWith("/api/receipts/imports/" + id));
        handIn("cashier", "statement.csv", csv(), key).then().statusCode(422);

        ended(id, Duration.ofSeconds(30));
        assertEquals(0, Rows.count("select count(*) from receipt where bank_account = ?", account));
        as("auditor").get("/api/receipts/imports").then().statusCode(200).body("items.size()", notNullValue());
    }

    @Test
    void linesThatAreWrongAreListedPageByPageWithTheirNumbersAndTheOthersAreBooked() {
        String account = account();
        JsonPath statement = imported(
                "a.csv",
                csv(
                        credit(account, "20.11.2026", "1.00", "a", "b", "T1"),
                        credit(account, DAY, "1.00", "a", "b", "T2"),
                        credit(account, DAY, "one", "a", "b", "T3"),
                        credit("", DAY, "1.00", "a", "b", "T4")));

        assertEquals("DONE 100 4 1 0 0 3 1", figures(statement));
        String next = as("cashier")
                .queryParam("limit", 2)
                .get("/api/receipts/imports/{id}/rejected-lines", statement.getString("id"))
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 4))
                .body("items.flaw.code", contains("DATE", "AMOUNT"))
                .body("items.flaw.value", contains("20.11.2026", "one"))
                .body("items[0].flaw.textZh", notNullValue())
                .extract()
                .path("next");
        as("cashier")
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/api/receipts/imports/{id}/rejected-lines", statement.getString("id"))
                .then()
                .body("items.number", contains(5));
    }

    @Test
    void aFileOfAnotherKindOrWithADocumentTypeIsRefusedAtOnce() {
        String xxe = new String(camt("3301", entry("1.00", "CRDT", "BOOK", "R", "")), StandardCharsets.UTF_8)
                .replace("?>\n", "?>\n<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n");
        refused("a.xml", xxe.getBytes(StandardCharsets.UTF_8), 400, "unreadable-statement", "DOCTYPE");
        refused("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), 400, "unreadable-statement", "COLUMN");
        refused("a.csv", FinanceStory.SLIP, 415, "unsupported-file", null);
        as("cashier")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .multiPart("bankAccount", "3301")
                .post("/api/receipts/imports")
                .then()
                .statusCode(400);
        as("cashier")
                .multiPart("file", "a.csv", csv())
                .post("/api/receipts/imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:gendan:problem:idempotency-key-missing"));
    }

    @Test
    void aTableInUtf8OrElseInGb18030IsTakenAndOneInNeitherIsRefusedAtOnce() {
        String account = account();
        // The encoding shows only far behind the head of the file.
        String plain = credit(account, DAY, "1.00", "ACME", "x", "").repeat(200);
        byte[] gbk = ("账号,交易日期,贷方金额,借方金额,币种,对方户名,摘要,流水号\n" + plain
                        + credit(account, DAY, "300.00", "华裳服饰有限公司", "订金", "T1"))
                .getBytes(Charset.forName("GBK"));

        JsonPath statement = imported("对账单.csv", gbk);

        assertEquals("DONE 100 201 201 0 0 0 201", figures(statement));
        assertEquals("CSV_GB18030", statement.getString("format"));
        assertEquals(
                "华裳服饰有限公司 订金",
                Rows.value(
                        "select payer || ' ' || text from bank_line where bank_account = ? and serial = 'T1'",
                        account));
        byte[] neither = (Statements.HEADER + plain + "?").getBytes(StandardCharsets.UTF_8);
        neither[neither.length - 1] = (byte) 0xff;
        refused("a.csv", neither, 400, "unreadable-statement", "UNREADABLE");
    }

    @Test
    void aFileThatBreaksOffFailsAndBooksNothing() {
        String account = account();
        byte[] whole = camt(account, entry("1.00", "CRDT", "BOOK", "T1", ""), entry("2.00", "CRDT", "BOOK", "T2", ""));
        JsonPath statement = imported("a.xml", java.util.Arrays.copyOf(whole, whole.length - 60));

        assertEquals("FAILED", statement.getString("state"));
        assertEquals("UNREADABLE", statement.getString("failure.code"));
        assertEquals(0, lines(account));
        assertEquals("DONE 100 2 2 0 0 0 2", figures(imported("a.xml", whole)));
    }

    @Test
    void onlyAnImportMayBeLargerThanTheLimitsOfAllOtherRequests() {
        String padded = "{\"reason\": \"%s\"}".formatted("x".repeat(1024 * 1024));
        as("finance")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(padded)
                .post("/api/receipts/{id}/reversal", UUID.randomUUID())
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:gendan:problem:body-too-large"));
        as("cashier")
                .multiPart("file", "slip.pdf", new byte[26 * 1024 * 1024])
                .post("/api/receipts/{id}/slip", UUID.randomUUID())
                .then()
                .statusCode(413);
        assertEquals(413, statusOfHead(202L * 1024 * 1024));
        String comment = "<!--" + "x".repeat(22 * 1024 * 1024) + "-->";
        String account = account();
        String camt = new String(camt(account, entry("1.00", "CRDT", "BOOK", "T1", "")), StandardCharsets.UTF_8)
                .replace("<GrpHdr>", comment + "<GrpHdr>");
        assertEquals("DONE 100 1 1 0 0 0 1", figures(imported("a.xml", camt.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    @Tag("rule-12")
    void anImportThatDiesInTheMiddleIsTakenUpWhereItWasAndDoublesNothing() {
        String account = account();
        StringBuilder content = new StringBuilder();
        for (int n = 0; n < 1_800; n++) {
            // Every third has a twin without an id, some of them in batches on both sides of the death.
            content.append(credit(account, DAY, "1.00", "某客户", "货款", n % 3 == 0 ? "" : "T" + n));
        }
        // As when the process is killed while it books: the transaction of that batch ends, and nobody tells the job.
        Rows.execute("""
                create function kill_import() returns trigger language plpgsql as $$
                begin
                    raise exception 'killed' using errcode = '57P01';
                end $$""");
        Rows.execute("create trigger kill_import before insert on bank_line for each row when (new.serial = 'T1300') "
                + "execute function kill_import()");
        String id;
        try {
            id = handIn(
                            "cashier",
                            "a.csv",
                            csv(content.toString()),
                            UUID.randomUUID().toString())
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            await().atMost(Duration.ofSeconds(30)).until(() -> read(id).getInt("linesRead") == 1_000);
            assertEquals("BOOKING 55 1000 1000 0 0 0 1000", figures(read(id)));
        } finally {
            Rows.execute("drop trigger kill_import on bank_line");
            Rows.execute("drop function kill_import()");
        }

        assertEquals("DONE 100 1800 1800 0 0 0 1800", figures(ended(id, Duration.ofSeconds(40))));
        assertEquals(1_800, lines(account));
    }

    @Test
    void fiftyThousandLinesAreImportedTwiceAndTheSecondTimeChangesNothing() {
        String account = account();
        StringBuilder content = new StringBuilder();
        for (int n = 0; n < 50_000; n++) {
            content.append(credit(account, DAY, (n % 7 + 1) + ".00", "客户" + n % 100, "货款", n % 5 == 0 ? "" : "T" + n));
        }
        byte[] file = csv(content.toString());
        long start = System.nanoTime();

        JsonPath first = ended(
                handIn("cashier", "a.csv", file, "big-1-" + account)
                        .then()
                        .extract()
                        .path("id"),
                Duration.ofSeconds(60));
        assertEquals("DONE 100 50000 50000 0 0 0 50000", figures(first));
        JsonPath second = ended(
                handIn("cashier", "a.csv", file, "big-2-" + account)
                        .then()
                        .extract()
                        .path("id"),
                Duration.ofSeconds(60));
        assertEquals("DONE 100 50000 0 0 50000 0 0", figures(second));

        assertEquals(50_000, lines(account));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("50 000 lines twice: %d ms%n", took.toMillis());
        assertTrue(took.compareTo(Duration.ofSeconds(90)) < 0, "took " + took);
    }

    /** What is answered to the head of an import of so many bytes, of which none is sent. */
    private static int statusOfHead(long length) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            POST /api/receipts/imports HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %s\r
                            Idempotency-Key: %s\r
                            Content-Type: multipart/form-data; boundary=x\r
                            Content-Length: %d\r
                            \r
                            """.formatted(Tokens.of("cashier"), UUID.randomUUID(), length)
                    .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(status.split(" ")[1]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void refused(String name, byte[] content, int status, String type, String flaw) {
        var answer = handIn("cashier", name, content, UUID.randomUUID().toString())
                .then()
                .statusCode(status)
                .body("type", equalTo("urn:gendan:problem:" + type));
        if (flaw != null) {
            answer.body("flaw", equalTo(flaw)).body("reasonZh", notNullValue());
        }
    }

    private static io.restassured.response.ValidatableResponse rejected(JsonPath statement) {
        return as("cashier")
                .get("/api/receipts/imports/{id}/rejected-lines", statement.getString("id"))
                .then()
                .statusCode(200);
    }

    /** State, percent, lines read, booked, ignored, duplicates, rejected, unmatched. */
    private static String figures(JsonPath statement) {
        return "%s %d %d %d %d %d %d %d"
                .formatted(
                        statement.getString("state"),
                        statement.getInt("percent"),
                        statement.getInt("linesRead"),
                        statement.getInt("booked"),
                        statement.getInt("ignored"),
                        statement.getInt("duplicates"),
                        statement.getInt("rejected"),
                        statement.getInt("unmatched"));
    }

    private static long lines(String account) {
        return Rows.count("select count(*) from bank_line where bank_account = ?", account);
    }
}
