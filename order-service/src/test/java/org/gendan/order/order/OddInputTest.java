package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input of a kind that no client sends by mistake alone is refused in the same form as any other. */
@ServiceTest
class OddInputTest {
    private static final String LINES = "{\"lines\": [" + line(1, "藏青", 1, "1.00") + "]}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a character that no database keeps | 藏青 | a\\u0000b | lines[0].colour",
                "a character that no paper prints | 藏青 | a\\u0007b | lines[0].colour",
                "half of a character | 藏青 | a\\ud800b | lines[0].colour",
                "a field twice | \"number\": 1 | \"number\": 1, \"number\": 2 | lines[0]",
                "text for a number | \"quantity\": 1 | \"quantity\": \"1\" | lines[0].quantity",
                "no number | \"number\": 1 | \"number\": null | lines[0].number",
                "a number beyond all bounds | \"quantity\": 1 | \"quantity\": 1e400 | lines[0].quantity",
                "no number at all | \"quantity\": 1 | \"quantity\": NaN | lines[0]"
            })
    void aValueThatNobodyCanMean(String what, String meant, String sent, String field) {
        refused(LINES.replace(meant, sent), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"lines\": {}}", "{\"lines\": []}{}", "[[[[[[[[", "\"lines\""})
    void aBodyOfAnotherForm(String body) {
        refused(body, null);
    }

    /** In words of a client, who knows no classes of ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quantity\": 1 | \"quantity\": {} | is not a whole number",
                "\"colour\": \"藏青\" | \"colour\": [] | is not a text",
                "\"number\": 1 | \"number\": 1, \"what\": 1 | unknown field"
            })
    void whatIsExpectedIsSaid(String meant, String sent, String says) {
        OrderStory order = opened();
        as("merchandiser")
                .header("If-Match", order.etag())
                .body(LINES.replace(meant, sent))
                .put(order.path("/lines"))
                .then()
                .statusCode(400)
                .body("violations[0].message", startsWith(says));
    }

    @Test
    void aBodyOfMoreThanAMegabyte() {
        as("merchandiser")
                .body("{\"lines\": \"%s\"}".formatted("x".repeat(1024 * 1024)))
                .put(opened().path("/lines"))
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:gendan:problem:body-too-large"));
    }

    private static void refused(String body, String field) {
        OrderStory order = opened();
        String before = order.etag();
        as("merchandiser")
                .header("If-Match", before)
                .body(body)
                .put(order.path("/lines"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:gendan:problem:unreadable-body"))
                .body("detailZh", notNullValue())
                .body("violations[0].field", field == null ? notNullValue() : equalTo(field));
        assertEquals(before, order.etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-02-30\"", "5", "[2027,2,20]", "\"+999999999-12-31\"", "\"2027-02-20T00:00:00Z\""})
    void aDateThatIsNoDay(String date) {
        OrderStory order = opened();
        as("merchandiser")
                .header("If-Match", order.etag())
                .body(OrderStory.contract().replace("\"2027-02-20\"", date))
                .put(order.path("/contract"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("deliverBy"))
                .body("violations[0].message", containsString("no day of the calendar"));
    }

    @Test
    void aContractIsSignedBeforeTodayAndBeforeTheGoodsAreDue() {
        OrderStory order = opened();
        String signed = "2026-01-05";
        for (String[] wrong : new String[][] {
            {signed, "2999-01-01", "signedOn", "lies in the future"},
            {"2027-02-20", "2026-01-04", "deliverBy", "lies before the day of the signature"}
        }) {
            as("merchandiser")
                    .header("If-Match", order.etag())
                    .body(OrderStory.contract().replace(wrong[0], wrong[1]))
                    .put(order.path("/contract"))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(wrong[2]))
                    .body("violations[0].message", containsString(wrong[3]));
        }
    }

    /** What stands on papers is what they can print; the refusal names what they cannot. */
    @Test
    void aNameThatNoPaperCanPrint() {
        as("merchandiser")
                .body("""
                        {"details": {"code": "EMOJI", "name": "\uD83D\uDE00 时装", "tier": "MAIN", "language": "zh",
                                     "address": "कपड़ा"}}""")
                .post("/api/customers")
                .then()
                .statusCode(400)
                .body("violations.field", contains("details.address", "details.name"))
                .body("violations[1].message", containsString("\uD83D\uDE00 (U+1F600)"))
                .body("violations[1].message", containsString("无法打印"));
        OrderStory order = opened();
        as("merchandiser")
                .header("If-Match", order.etag())
                .body(OrderStory.contract().replace("Hamburg", "Hamburg \uD83D\uDEA2"))
                .put(order.path("/contract"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("destination"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"2026-11-24\"", "\"2026-11-24T01:00:00\"", "\"+1000000000-12-31T23:59:59Z\""})
    void anInstantThatNobodyMeans(String instant) {
        for (String command : new String[] {"clock: now", "replay: from"}) {
            String field = command.split(": ")[1];
            as("operator")
                    .body("{\"%s\": %s}".formatted(field, instant))
                    .post("/api/ops/order/" + command.split(": ")[0])
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(field))
                    .body("violations[0].message", startsWith("is not an instant"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-99999999-01-01T00:00:00Z", "+99999999-01-01T00:00:00Z"})
    void aReplayFromBeyondTheCalendar(String from) {
        as("operator")
                .body("{\"from\": \"%s\"}".formatted(from))
                .post("/api/ops/order/replay")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2126-11-24T01:00:00Z", "+99999999-01-01T00:00:00Z"})
    void aClockThatIsMistypedByACentury(String now) {
        as("operator")
                .body("{\"now\": \"%s\"}".formatted(now))
                .post("/api/ops/order/clock")
                .then()
                .statusCode(400)
                .body("violations[0].message", startsWith("lies more than ten years ahead"));
    }

    @Test
    void blanksAroundTextAreNotMeant() {
        as("merchandiser")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(OrderStory.newOrder(true)
                        .replace("\"salesperson\": \"salesperson\"", "\"salesperson\": \" salesperson　\""))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .body("salesperson", equalTo("salesperson"));
    }

    @Test
    void aDayOfWhichNoDatabaseKnows() {
        OrderStory order = opened();
        given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "fax.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                .multiPart("occurredOn", "-99999-02-03")
                .post(order.path("/documents"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("occurredOn"));
        assertEquals(0, Rows.count("select count(*) from attachment where owner = ?", order.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x\r\nContent-Disp",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"fax.pdf\"\r\n\r\n%PDF-1.7",
                "--x\r\nfile\r\n\r\n%PDF-1.7\r\n--x--\r\n",
                "--x\r\nContent-Disposition: form-data\r\n\r\n%PDF-1.7\r\n--x--\r\n"
            })
    void aFormThatIsNone(String form) throws Exception {
        OrderStory order = opened();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + RestAssured.port + order.path("/documents")))
                            .header("Authorization", "Bearer " + Tokens.of("merchandiser"))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("violations"), answer.body());
        }
        assertEquals(0, Rows.count("select count(*) from attachment where owner = ?", order.id()));
    }

    @Test
    void anAnswerThatIsNotJson() {
        long before = Rows.count("select count(*) from customer_order");
        as("merchandiser")
                .accept("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(OrderStory.newOrder(true))
                .post("/api/orders")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:gendan:problem:not-acceptable"));
        assertEquals(before, Rows.count("select count(*) from customer_order"));
        as("merchandiser").accept("text/html").get("/api/orders").then().statusCode(406);
        OrderStory order = opened().withDocument();
        as("merchandiser")
                .accept("application/pdf")
                .get(order.path("/documents/" + order.documentId()))
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void oneOfSeveralVersionsIsEnoughAndAWeakOneIsNone() {
        OrderStory order = opened();
        as("merchandiser")
                .header("If-Match", "W/" + order.etag())
                .body(LINES)
                .put(order.path("/lines"))
                .then()
                .statusCode(412);
        as("merchandiser")
                .header("If-Match", "\"99\", " + order.etag())
                .body(LINES)
                .put(order.path("/lines"))
                .then()
                .statusCode(200);
    }

    @Test
    void theCursorOfAnotherList() {
        opened();
        opened();
        String cursor = as("merchandiser").get("/api/orders?limit=1").path("next");
        as("merchandiser")
                .get("/api/customers?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | garbage | 415 | unsupported-media-type",
                "Content-Type | ; | 415 | unsupported-media-type",
                "Content-Type | application/json, text/plain | 415 | unsupported-media-type",
                "Accept | garbage | 406 | not-acceptable",
                "Accept | application/ | 406 | not-acceptable"
            })
    void aHeaderThatNamesNoMediaType(String header, String value, int status, String code) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/orders"))
                        .header("Content-Type", "application/json")
                        .setHeader(header, value)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(OrderStory.newOrder(true))));
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("urn:gendan:problem:" + code), answer.body());
    }

    @Test
    void whoSendsNothingNeedNotSayOfWhichKindItIs() throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + opened().path("/closing")))
                        .POST(BodyPublishers.noBody()));
        assertEquals(409, answer.statusCode(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=foo\r\n\r\n2026-11-24",
                "Content-Type: ///\r\n\r\n2026-11-24",
                "Content-Transfer-Encoding: base64\r\n\r\n%%%==="
            })
    void aPartThatCannotBeDecoded(String part) throws Exception {
        refusedForm("multipart/form-data; boundary=x", part, "violations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=", "multipart/form-data; boundary=x; charset=foo"})
    void aFormOfAKindThatCannotBeRead(String contentType) throws Exception {
        refusedForm(contentType, "\r\n2026-11-24", "violations");
    }

    @Test
    void aDateInAFormThatIsNone() throws Exception {
        refusedForm("multipart/form-data; boundary=x", "\r\n2026-02-30", "'2026-02-30' is no day of the calendar");
    }

    @Test
    void twoFilesInOneForm() throws Exception {
        String second = "\r\n2026-11-24\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.pdf\""
                + "\r\n\r\n%PDF-1.7";
        refusedForm("multipart/form-data; boundary=x", second, "is one of several files");
        refusedForm("multipart/form-data; boundary=x", second.replace("\"file\"", "\"other\""), "several files");
    }

    private static void refusedForm(String contentType, String part, String says) throws Exception {
        OrderStory order = opened();
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"occurredOn\"\r\n%s\r\n--x--\r\n".formatted(part);
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + order.path("/documents")))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(form)));
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(says), answer.body());
        assertEquals(0, Rows.count("select count(*) from attachment where owner = ?", order.id()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.header("Authorization", "Bearer " + Tokens.of("merchandiser"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /** As spreadsheets keep it: a fraction is a binary one, and shows 15 digits. */
    @Test
    void aPriceOfASpreadsheetIsTheOneThatItShows() {
        importing(sheet(new BigDecimal("19.989999999999998"), 5))
                .statusCode(200)
                .body("lines[0].details.unitPrice.amount", equalTo("19.99"));
    }

    @Test
    void aNumberThatWouldFillTheMemory() {
        importing(sheet(1, new BigDecimal("1E+999999999")))
                .statusCode(400)
                .body("violations[0].field", equalTo("row 2, column quantity"));
        importing(sheet(new BigDecimal("1E-999999999"), 5))
                .statusCode(400)
                .body("violations[0].field", equalTo("row 2, column unitPrice"));
    }

    @Test
    void aFormulaThatFailed() {
        importing(edited(OrderStory.sheet(), "<c r=\"E2\".*?</c>", "<c r=\"E2\" t=\"e\"><v>#REF!</v></c>"))
                .statusCode(400)
                .body("violations[0].field", equalTo("row 2, column colour"))
                .body("violations[0].message", containsString("#REF!"));
    }

    @Test
    void aSpreadsheetThatItsReaderFailsOn() {
        importing(edited(OrderStory.sheet(), "<v>120</v>", "<v>many</v>"))
                .statusCode(400)
                .body("violations[0].message", startsWith("is no spreadsheet that can be read"));
        importing(edited(OrderStory.sheet(), "(?s)<sheets>.*</sheets>", "<sheets/>"))
                .statusCode(400)
                .body("violations[0].message", startsWith("is no spreadsheet that can be read"));
    }

    private static byte[] sheet(Number price, Number quantity) {
        return OrderStory.sheet(new Object[] {1, "s", "m", "spec", "red", "M", quantity, price, "CNY"});
    }

    private static ValidatableResponse importing(byte[] sheet) {
        return given().auth()
                .oauth2(Tokens.of("merchandiser"))
                .multiPart("file", "lines.xlsx", sheet)
                .post(opened().path("/line-imports"))
                .then();
    }

    private byte[] edited(byte[] workbook, String from, String to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean edited = false;
        try (ZipFile before = new ZipFile(
                        Files.write(folder.resolve("before.xlsx"), workbook).toFile());
                ZipOutputStream after = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(before.entries())) {
                String part = new String(before.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                String written = part.replaceFirst(from, to);
                edited |= !written.equals(part);
                after.putNextEntry(new ZipEntry(entry.getName()));
                after.write(written.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertTrue(edited, from);
        return bytes.toByteArray();
    }
}
