package org.gendan.order.order;

import static io.restassured.RestAssured.given;
import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.line;
import static org.gendan.order.order.OrderStory.opened;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gendan.kernel.testing.Rows;
import org.gendan.kernel.testing.Tokens;
import org.gendan.order.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input of a kind that no client sends by mistake alone is refused in the same form as any other. */
@ServiceTest
class OddInputTest {
    private static final String LINES = "{\"lines\": [" + line(1, "藏青", 1, "1.00") + "]}";

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
                .body("violations[0].field", equalTo("date"))
                .body("violations[0].message", containsString("no day of the calendar"));
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
}
