package org.gendan.logistics.shipment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.Rest.once;
import static org.gendan.logistics.Rest.problem;
import static org.gendan.logistics.shipment.Story.lines;
import static org.gendan.logistics.shipment.Story.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that nobody should send: each is refused with its own reason, and none changes anything. */
@ServiceTest
class OddRequestTest {
    private static final String LONG = "长".repeat(3000);
    private static final byte[] PAPER = "%PDF-1.7 signed".getBytes(UTF_8);
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    /** Which a gate-out alone can do without. */
    private static final String NO_BODY = "400 |\n400 | null\n";

    /** What of every step's body is refused, whichever step it is. */
    private static final String ANY_BODY = NO_BODY + """
            400 | {
            400 | []
            400 | "text"
            400 | 7
            400 | {} {}
            400 | {"foo": 1}
            """;

    private final Map<String, String> tables = new LinkedHashMap<>();
    private AnOrder order;

    @BeforeEach
    void anOrder() {
        order = Announced.cleared(AnOrder.of(10, 20));
        tables.put("stock-preparation", """
                400 | {}
                400 | {"cartons": null}
                400 | {"cartons": 0}
                400 | {"cartons": -1}
                400 | {"cartons": 1.5}
                400 | {"cartons": "1"}
                400 | {"cartons": 100001}
                400 | {"cartons": 99999999999}
                400 | {"cartons": 1, "cartons": 2}
                400 | {"cartons": 1, "lines": []}
                400 | {"cartons": 1, "lines": {}}
                400 | {"cartons": 1, "lines": [null]}
                400 | {"cartons": 1, "lines": [{}]}
                400 | {"cartons": 1, "lines": [LINE, LINE]}
                404 | {"cartons": 1, "lines": [{"lineId": "NOBODY", "colour": "藏青", "size": "S1", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": "no", "colour": "藏青", "size": "S1", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": null, "colour": "藏青", "size": "S1", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "", "size": "S1", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "LONG", "size": "S1", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "藏青", "size": " ", "quantity": 1}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "藏青", "size": "S1"}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "藏青", "size": "S1", "quantity": null}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "藏青", "size": "S1", "quantity": 0}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "藏青", "size": "S1", "quantity": 10000001}]}
                400 | {"cartons": 1, "lines": [{"lineId": "ID", "colour": "a\\u0000b", "size": "S1", "quantity": 1}]}
                """ + dates("\"cartons\": 1"));
        tables.put("goods-inspection", """
                400 | {}
                400 | {"accepted": null}
                400 | {"accepted": "yes"}
                400 | {"accepted": 1}
                400 | {"accepted": true, "remark": "LONG"}
                """ + dates("\"accepted\": true"));
        tables.put("loading", """
                400 | {}
                400 | {"vehicle": "A1"}
                400 | {"vehicle": "A1", "lines": null}
                400 | {"vehicle": "A1", "lines": []}
                400 | {"vehicle": "A1", "lines": [null]}
                400 | {"vehicle": "A1", "lines": [LINE, LINE]}
                400 | {"vehicle": "", "lines": [LINE]}
                400 | {"vehicle": "LONG", "lines": [LINE]}
                404 | {"vehicle": "A1", "lines": [{"lineId": "NOBODY", "colour": "藏青", "size": "S1", "quantity": 1}]}
                """ + dates("\"vehicle\": \"A1\", \"lines\": [LINE]"));
        tables.put(
                "gate-out",
                dates("").lines().map(each -> each.replace("{, ", "{")).reduce("", (a, b) -> a + b + "\n"));
        tables.put("courier-number", """
                400 | {}
                400 | {"carrier": "SF"}
                400 | {"trackingNumber": "1"}
                400 | {"carrier": " ", "trackingNumber": "1"}
                400 | {"carrier": "LONG", "trackingNumber": "1"}
                400 | {"carrier": "SF", "trackingNumber": "LONG"}
                """ + dates("\"carrier\": \"SF\", \"trackingNumber\": \"1\""));
        tables.put("signature", """
                400 | {}
                400 | {"signedBy": ""}
                400 | {"signedBy": "LONG"}
                400 | {"signedBy": false}
                """ + dates("\"signedBy\": \"林\""));
        tables.put("returns", """
                400 | {}
                400 | {"lines": [PIECES]}
                400 | {"reason": "torn"}
                400 | {"lines": [], "reason": "torn"}
                400 | {"lines": [null], "reason": "torn"}
                400 | {"lines": [PIECES], "reason": " "}
                400 | {"lines": [PIECES], "reason": "LONG"}
                400 | {"lines": [{"lineId": "ID", "quantity": 0}], "reason": "torn"}
                400 | {"lines": [{"lineId": "ID"}], "reason": "torn"}
                400 | {"lines": [{"quantity": 1}], "reason": "torn"}
                400 | {"lines": [{"lineId": "ID", "quantity": 1.2}], "reason": "torn"}
                400 | {"lines": [{"lineId": "ID", "quantity": 10000001}], "reason": "torn"}
                409 | {"lines": [{"lineId": "ID", "quantity": 11}], "reason": "torn"}
                409 | {"lines": [{"lineId": "ID", "quantity": 6}, {"lineId": "ID", "quantity": 5}], "reason": "torn"}
                404 | {"lines": [{"lineId": "NOBODY", "quantity": 1}], "reason": "torn"}
                """ + dates("\"lines\": [PIECES], \"reason\": \"torn\""));
        tables.put("cancellation", """
                400 | {}
                400 | {"reason": ""}
                400 | {"reason": "LONG"}
                """);
        tables.put("messages", """
                400 | {}
                400 | {"text": " "}
                400 | {"text": "LONG"}
                400 | {"text": "ok", "agreed": "yes"}
                """);
    }

    /** Each must be a day of the calendar, neither ahead of today nor before the step before it. */
    private static String dates(String members) {
        return """
                400 | {%1$s, "occurredOn": "2199-01-01"}
                400 | {%1$s, "occurredOn": "2020-01-01"}
                400 | {%1$s, "occurredOn": "1970-01-01"}
                400 | {%1$s, "occurredOn": "2026-02-30"}
                400 | {%1$s, "occurredOn": "+999999999-01-01"}
                400 | {%1$s, "occurredOn": 20000}
                400 | {%1$s, "occurredOn": ""}
                """.formatted(members);
    }

    @Test
    void everyStepRefusesWhatIsNoRequestForIt() {
        List<String> wrong = new ArrayList<>();
        Story shipment = Story.of(order);
        tried("cancellation", "merchandiser", shipment, wrong);
        tried("messages", "merchandiser", shipment, wrong);
        tried("stock-preparation", "warehouse", shipment, wrong);
        shipment.prepared();
        tried("goods-inspection", "warehouse", shipment, wrong);
        shipment.inspected();
        tried("loading", "warehouse", shipment, wrong);
        shipment.load(10, 20).then().statusCode(200);
        tried("gate-out", "warehouse", shipment, wrong);
        shipment.gateOut().then().statusCode(200);
        tried("courier-number", "warehouse", shipment, wrong);
        tried("signature", "customer", shipment, wrong);
        tried("returns", "warehouse", shipment, wrong);
        assertEquals("", String.join("\n", wrong));
    }

    private void tried(String step, String user, Story shipment, List<String> wrong) {
        String before = traces();
        String any = step.equals("gate-out") ? ANY_BODY.replace(NO_BODY, "") : ANY_BODY;
        refusals(wrong, step, any + tables.get(step), body -> once(user)
                .body(body)
                .post(shipment.path("/" + step)));
        if (!before.equals(traces())) {
            wrong.add(step + " left traces");
        }
    }

    @Test
    void anArrangementThatIsNone() {
        List<String> wrong = new ArrayList<>();
        String rest = "\"orderId\": \"%s\", \"mode\": \"SEA\"".formatted(order.id());
        String all = rest + ", \"plannedOn\": \"2099-01-05\"";
        refusals(
                wrong,
                "shipments",
                ANY_BODY + """
                400 | {}
                400 | {REST}
                400 | {"orderId": null, "mode": "SEA", "plannedOn": "2099-01-05"}
                404 | {"orderId": "NOBODY", "mode": "SEA", "plannedOn": "2099-01-05"}
                400 | {"orderId": "ORDER", "plannedOn": "2099-01-05"}
                400 | {"orderId": "ORDER", "mode": "", "plannedOn": "2099-01-05"}
                400 | {"orderId": "ORDER", "mode": 0, "plannedOn": "2099-01-05"}
                400 | {"orderId": "ORDER", "mode": "sea", "plannedOn": "2099-01-05"}
                400 | {REST, "plannedOn": null}
                400 | {REST, "plannedOn": "2020-01-01"}
                400 | {REST, "plannedOn": "9999-12-31"}
                400 | {ALL, "occurredOn": "2020-01-01"}
                400 | {ALL, "occurredOn": "2199-01-01"}
                400 | {ALL, "forwarder": "LONG"}
                409 | {ALL, "place": ""}
                400 | {ALL, "place": "LONG"}
                400 | {ALL, "remark": "LONG"}
                400 | {ALL, "lines": []}
                400 | {ALL, "lines": [null]}
                400 | {ALL, "lines": [{}]}
                400 | {ALL, "lines": [PIECES, PIECES]}
                409 | {ALL, "lines": [{"lineId": "ID", "quantity": 11}]}
                400 | {ALL, "lines": [{"lineId": "ID", "quantity": 0}]}
                404 | {ALL, "lines": [{"lineId": "NOBODY", "quantity": 1}]}
                """.replace("REST", rest).replace("ALL", all),
                body -> once("merchandiser").body(body).post("/api/shipments"));
        assertEquals("", String.join("\n", wrong));
        assertEquals(0, Rows.announced("logistics.shipment-arranged.v1", order.id()));
    }

    private void refusals(List<String> wrong, String step, String table, Function<String, Response> call) {
        String id = order.line(1).toString();
        for (String row : table.lines().toList()) {
            String body = row.substring(Math.min(row.length(), 6))
                    .replace("LINE", "{\"lineId\": \"ID\", \"colour\": \"藏青\", \"size\": \"S1\", \"quantity\": 10}")
                    .replace("PIECES", "{\"lineId\": \"ID\", \"quantity\": 1}")
                    .replace("\"ID\"", "\"" + id + "\"")
                    .replace("\"ORDER\"", "\"" + order.id() + "\"")
                    .replace("NOBODY", NOBODY)
                    .replace("LONG", LONG);
            Response answer = call.apply(body);
            note(wrong, row.substring(0, 3), step + " " + row.substring(3), answer);
        }
    }

    private static void note(List<String> wrong, String expected, String what, Response answer) {
        String type = answer.contentType() != null && answer.contentType().startsWith("application/problem+json")
                ? answer.path("type")
                : "no problem";
        if (!expected.equals(answer.statusCode() + "") || !type.startsWith("urn:gendan:problem:")) {
            wrong.add(expected + " expected, not " + answer.statusCode() + " " + type + ", of " + what);
        }
    }

    @Test
    void whatIsReadIsAskedForProperly() {
        List<String> wrong = new ArrayList<>();
        Story shipment = Story.of(order).dispatched(10, 20);
        String id = shipment.id() + "";
        String table = """
                400 /api/shipments?limit=0
                400 /api/shipments?limit=-1
                400 /api/shipments?limit=201
                400 /api/shipments?limit=ten
                400 /api/shipments?limit=99999999999
                400 /api/shipments?limit=1.5
                400 /api/shipments?status=GONE
                400 /api/shipments?status=dispatched
                400 /api/shipments?mode=PIGEON
                400 /api/shipments?orderId=17
                400 /api/shipments?cursor=here
                400 /api/shipments?cursor=%00
                404 /api/shipments/17
                404 /api/shipments/NOBODY
                404 /api/shipments/orders
                404 /api/shipments/orders/17
                404 /api/shipments/orders/NOBODY
                400 /api/shipments/measures
                400 /api/shipments/measures?from=2026-01-01
                400 /api/shipments/measures?from=2026-01-01&to=
                400 /api/shipments/measures?from=2026-02-30&to=2026-03-01
                400 /api/shipments/measures?from=2026-03-02&to=2026-03-01
                400 /api/shipments/measures?from=%2B999999999-01-01&to=%2B999999999-12-31
                400 /api/shipments/measures?from=-999999999-01-01&to=2026-12-31
                404 /api/shipments/NOBODY/packing-list
                404 /api/shipments/NOBODY/messages
                400 /api/shipments/SHIPMENT/messages?limit=0
                400 /api/shipments/SHIPMENT/messages?cursor=x
                404 /api/shipments/SHIPMENT/proof-of-delivery/17
                404 /api/shipments/SHIPMENT/proof-of-delivery/NOBODY
                404 /api/shipments/NOBODY/proof-of-delivery/NOBODY
                405 /api/shipments/SHIPMENT/gate-out
                """;
        for (String row : table.lines().toList()) {
            String address = row.substring(4).replace("NOBODY", NOBODY).replace("SHIPMENT", id);
            note(
                    wrong,
                    row.substring(0, 3),
                    row.substring(4),
                    as("warehouse").urlEncodingEnabled(false).get(address));
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aPaperThatIsNone() {
        List<String> wrong = new ArrayList<>();
        Story shipment = Story.of(order).dispatched(10, 20);
        String before = traces();
        String path = shipment.path("/proof-of-delivery");
        String nobodys = "/api/shipments/%s/proof-of-delivery".formatted(NOBODY);
        note(wrong, "415", "a body", as("warehouse").body("{}").post(path));
        note(wrong, "415", "nothing", upload().post(path));
        note(wrong, "400", "another part", upload().multiPart("other", "x").post(path));
        note(wrong, "415", "an empty file", with(new byte[0]).post(path));
        note(wrong, "415", "a sheet", with("a;b".getBytes(UTF_8)).post(path));
        note(
                wrong,
                "400",
                "two at once",
                with(PAPER).multiPart("file", "q.pdf", PAPER).post(path));
        note(wrong, "404", "nobody's", with(PAPER).post(nobodys));
        assertEquals("", String.join("\n", wrong));
        assertEquals(before, traces());
        assertEquals(0, Rows.count("select count(*) from attachment where owner = ?", shipment.id() + ""));
    }

    @Test
    void anUploadThatIsBroken() throws Exception {
        String path = Story.of(order).dispatched(10, 20).path("/proof-of-delivery");
        String before = traces();
        String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.pdf\"\r\n\r\n%PDF-1.7";
        String form = "multipart/form-data; boundary=x";
        List<String> wrong = new ArrayList<>();
        for (List<String> each : List.of(
                List.of("invalid-request", "multipart/form-data", part + "\r\n--x--\r\n"),
                List.of("invalid-request", form, "--x--\r\n"),
                List.of("unreadable-body", form, ""),
                List.of("unreadable-body", form, "hello"),
                List.of("unreadable-body", form, "--x\r\nhello\r\n--x--\r\n"),
                List.of("unreadable-body", form, part))) {
            HttpResponse<String> answer = sent(path, each.get(1), each.get(2));
            if (answer.statusCode() != 400 || !answer.body().contains(problem(each.getFirst()))) {
                wrong.add(each + " is answered with " + answer.body());
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(before, traces());
    }

    @Test
    void aPaperOfALongNameBelongsToItsShipmentAlone() throws Exception {
        Story shipment = Story.of(order, 5).dispatched(5);
        String named =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../%s.pdf\"\r\n\r\n%%PDF-1.7\r\n--x--\r\n";
        HttpResponse<String> stored = sent(
                shipment.path("/proof-of-delivery"),
                "multipart/form-data; boundary=x",
                named.formatted("签".repeat(300)));
        assertEquals(201, stored.statusCode(), stored::body);
        assertEquals("签".repeat(196) + ".pdf", JsonPath.from(stored.body()).get("name"));
        String id = JsonPath.from(stored.body()).get("id");
        as("customer").get(shipment.path("/proof-of-delivery/" + id)).then().statusCode(200);
        String another = Story.of(order, 5).dispatched(5).path("/proof-of-delivery/" + id);
        refused(404, "unknown-document", as("customer").get(another));
    }

    /** As it stands: what a client library would never send. */
    private static HttpResponse<String> sent(String path, String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .header("Authorization", "Bearer " + Tokens.of("warehouse"))
                    .header("Content-Type", type)
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        }
    }

    private static RequestSpecification upload() {
        return given().auth().oauth2(Tokens.of("warehouse"));
    }

    private static RequestSpecification with(byte[] content) {
        return upload().multiPart("file", "p.pdf", content);
    }

    @Test
    void aKeyForOneRequest() {
        List<String> wrong = new ArrayList<>();
        Story shipment = Story.of(order).dispatched(10, 20);
        String back = "{%s, \"reason\": \"torn\"}";
        List<List<String>> posts = List.of(
                List.of("returns", "warehouse", back.formatted(lines(order, 1)), back.formatted(lines(order, 2))),
                List.of("messages", "merchandiser", "{\"text\": \"one\"}", "{\"text\": \"two\"}"));
        for (List<String> each : posts) {
            String user = each.get(1);
            String body = each.get(2);
            String key = UUID.randomUUID() + "";
            String path = shipment.path("/" + each.get(0));
            Response first = as(user).header("Idempotency-Key", key).body(body).post(path);
            Response again = as(user).header("Idempotency-Key", key).body(body).post(path);
            assertEquals(201, again.statusCode());
            assertEquals(first.asString(), again.asString());
            assertEquals(first.header("ETag"), again.header("ETag"));
            assertEquals(first.header("Location"), again.header("Location"));
            note(
                    wrong,
                    "422",
                    each.get(0),
                    as(user).header("Idempotency-Key", key).body(each.get(3)).post(path));
            note(wrong, "400", each.get(0), as(user).body(body).post(path));
            note(
                    wrong,
                    "400",
                    each.get(0),
                    as(user).header("Idempotency-Key", " ").body(body).post(path));
            note(
                    wrong,
                    "400",
                    each.get(0),
                    as(user).header("Idempotency-Key", "k".repeat(201))
                            .body(body)
                            .post(path));
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(1, shipment.announced("goods-returned"));
    }

    /** A gate-out has nothing that it must say. */
    @Test
    void withoutABodyTheGoodsLeaveToday() {
        Story shipment = Story.of(order).loaded(10, 20);
        as("warehouse").post(shipment.path("/gate-out")).then().statusCode(200).body("status", equalTo("DISPATCHED"));
    }

    @Test
    void aVersionIsStatedAsItWasGiven() {
        Story shipment = Story.of(order).dispatched(10, 20);
        String before = traces();
        for (String stated : List.of("", "0", "\"0\"", "W/\"4\"", "\"x\"", "\"99\"")) {
            refused(412, "stale-version", numbered(shipment, stated));
        }
        assertEquals(before, traces());
        numbered(shipment, "*").then().statusCode(200);
        numbered(shipment, shipment.read("warehouse").header("ETag")).then().statusCode(200);
    }

    private static Response numbered(Story shipment, String version) {
        return as("warehouse")
                .header("If-Match", version)
                .body("{\"carrier\": \"SF\", \"trackingNumber\": \"1\"}")
                .post(shipment.path("/courier-number"));
    }

    private String traces() {
        return Rows.count("select count(*) from audit_event where key = ?", order.id() + "") + " changes, "
                + Rows.count("select count(*) from domain_event where key = ?", order.id() + "") + " events, "
                + Rows.count("select count(*) from freight_message where order_id = ?", order.id()) + " messages";
    }
}
