package org.gendan.logistics.shipment;

import static io.restassured.RestAssured.given;
import static org.gendan.logistics.Rest.as;
import static org.gendan.logistics.Rest.once;
import static org.gendan.logistics.Rest.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;

/** A shipment on its way out, told over REST as its people would: {@code of(order).prepared().inspected()…}. */
final class Story {
    private final AnOrder order;
    private final String id;

    private Story(AnOrder order, String id) {
        this.order = order;
        this.id = id;
    }

    /** Of everything that may leave, by sea. */
    static Story of(AnOrder order) {
        return arranged(order, arrange(order, ""));
    }

    /** Of some pieces of the first line. */
    static Story of(AnOrder order, int pieces) {
        return arranged(order, arrange(order, lines(order, pieces)));
    }

    static Story pickup(AnOrder order) {
        return arranged(order, arrange(order, "\"mode\": \"PICKUP\""));
    }

    static Story arranged(AnOrder order, Response answer) {
        return new Story(order, answer.then().statusCode(201).extract().path("id"));
    }

    /** The body's further members replace the usual ones. */
    static Response arrange(AnOrder order, String members) {
        return arrange("merchandiser", order, members);
    }

    static Response arrange(String user, AnOrder order, String members) {
        return once(user).body(arrangement(order, members)).post("/api/shipments");
    }

    static String arrangement(AnOrder order, String members) {
        String mode = members.contains("\"mode\"") ? "" : "\"mode\": \"SEA\", \"forwarder\": \"中外运\", ";
        String planned = members.contains("\"plannedOn\"") ? "" : "\"plannedOn\": \"2099-01-05\", ";
        String more = members.isBlank() ? "" : ", " + members;
        return "{%s%s\"orderId\": \"%s\"%s}".formatted(mode, planned, order.id(), more);
    }

    static String lines(AnOrder order, int... pieces) {
        return IntStream.range(0, pieces.length)
                .mapToObj(i -> "{\"lineId\": \"%s\", \"quantity\": %d}".formatted(order.line(i + 1), pieces[i]))
                .collect(Collectors.joining(",", "\"lines\": [", "]"));
    }

    Response prepare() {
        return prepare("warehouse");
    }

    Response prepare(String user) {
        return step(user, "stock-preparation", "{\"cartons\": 12}");
    }

    Response inspect(boolean accepted) {
        return inspect("warehouse", accepted);
    }

    Response inspect(String user, boolean accepted) {
        return step(user, "goods-inspection", "{\"accepted\": %s}".formatted(accepted));
    }

    /** In the right colour and size, the pieces of each line in turn. */
    Response load(int... pieces) {
        return load(IntStream.range(0, pieces.length)
                .mapToObj(i -> goods(i + 1, "藏青", "S" + (i + 1), pieces[i]))
                .collect(Collectors.joining(",")));
    }

    Response load(String goods) {
        return step("warehouse", "loading", "{\"vehicle\": \"沪A·D12345\", \"lines\": [%s]}".formatted(goods));
    }

    String goods(int line, String colour, String size, int quantity) {
        return """
                {"lineId": "%s", "colour": "%s", "size": "%s", "quantity": %d}""".formatted(order.line(line), colour, size, quantity);
    }

    Response gateOut() {
        return gateOut("warehouse");
    }

    Response gateOut(String user) {
        return step(user, "gate-out", "{}");
    }

    Response sign(String user) {
        return step(user, "signature", "{\"signedBy\": \"林晓岚\"}");
    }

    Response courierNumber() {
        return step("warehouse", "courier-number", "{\"carrier\": \"顺丰速运\", \"trackingNumber\": \"SF1420185507123\"}");
    }

    Response takeBack(int ofFirstLine) {
        return once("warehouse")
                .body("{%s, \"reason\": \"wrong zip\"}".formatted(lines(order, ofFirstLine)))
                .post(path("/returns"));
    }

    Response prove(String user, String content) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .multiPart("file", "签收单.pdf", content.getBytes(StandardCharsets.UTF_8))
                .post(path("/proof-of-delivery"));
    }

    Response cancel() {
        return step("merchandiser", "cancellation", "{\"reason\": \"another vessel\"}");
    }

    Response step(String user, String name, String body) {
        return as(user).body(body).post(path("/" + name));
    }

    Story prepared() {
        prepare().then().statusCode(200);
        return this;
    }

    Story inspected() {
        inspect(true).then().statusCode(200);
        return this;
    }

    Story loaded(int... pieces) {
        prepared().inspected().load(pieces).then().statusCode(200);
        return this;
    }

    Story dispatched(int... pieces) {
        loaded(pieces).gateOut().then().statusCode(200);
        return this;
    }

    Response read(String user) {
        return as(user).get(path(""));
    }

    String path(String rest) {
        return "/api/shipments/" + id + rest;
    }

    UUID id() {
        return UUID.fromString(id);
    }

    long announced(String fact) {
        return Rows.count(
                "select count(*) from domain_event where type = ? and data::jsonb->>'shipmentId' = ?",
                "logistics.%s.v1".formatted(fact),
                id);
    }

    String lastAnnounced(String fact, String member) {
        return Rows.value(
                "select data::jsonb->>? from domain_event where type = ? and data::jsonb->>'shipmentId' = ? "
                        + "order by seq desc limit 1",
                member,
                "logistics.%s.v1".formatted(fact),
                id);
    }

    static Response refused(int status, String code, Response answer) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo(problem(code)));
        return answer;
    }

    /** Refused out of turn, and told from where the step is taken. */
    static void outOfTurn(String state, String allowed, Response answer) {
        refused(409, "wrong-state", answer)
                .then()
                .body("state", equalTo(state))
                .body("allowed", equalTo(java.util.List.of(allowed.split(" "))));
    }
}
