package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The planner's steps on the production order: who makes it, and when. */
public final class Planning {

    private static final String PLANNER = "planner";

    private final Journey order;
    private String assignmentId;
    private List<Line> lines;

    Planning(Journey order) {
        this.order = order;
    }

    /** A line of the order with what of it the factory makes, in sets. */
    record Line(String id, String model, String colour, String size, int quantity) {}

    /** The one lot of the order, which the factory makes. */
    public String assignmentId() {
        return assignmentId;
    }

    List<Line> lines() {
        return lines;
    }

    /** Production heard what it must hear before the planner acts. */
    public JsonNode await(String what, Predicate<JsonNode> there) {
        return order.await(PLANNER, what, "/api/production-orders/" + order.orderId(), there);
    }

    public JsonNode awaitRelease() {
        return await(
                "the release", production -> production.path("status").asText().equals("RELEASED"));
    }

    /** Whether production holds the deposit for confirmed. */
    public JsonNode awaitDeposit(boolean confirmed) {
        return await(
                "the deposit's " + (confirmed ? "confirmation" : "revocation"),
                production -> !production.path("deposit").isMissingNode()
                        && production.path("deposit").path("confirmed").asBoolean() == confirmed);
    }

    /** Gives lines to the factory; all of them, or a share of one. */
    public Answer tryToAssign(String lot, int linesAtMost) {
        var production = order.steps()
                .as(PLANNER)
                .get("/api/production-orders/" + order.orderId())
                .expect(200)
                .body();
        lines = StreamSupport.stream(production.path("lines").spliterator(), false)
                .map(line -> new Line(
                        line.path("lineId").asText(),
                        line.path("model").asText(),
                        line.path("colour").asText(),
                        line.path("size").asText(),
                        line.path("quantity").asInt()))
                .toList();
        var shares = new ArrayList<Map<String, Object>>();
        lines.stream()
                .limit(linesAtMost)
                .forEach(line -> shares.add(Map.of("lineId", line.id(), "quantity", line.quantity())));
        return order.steps()
                .attempt(
                        PLANNER,
                        "/api/production-orders/" + order.orderId() + "/assignments",
                        Map.of("factoryId", MasterData.FACTORY, "lot", lot, "shares", shares));
    }

    /** Gives all that is ordered to the factory, as one lot. */
    public void assign() {
        var answer = tryToAssign("A", Integer.MAX_VALUE).expect(201);
        assignmentId = Journey.id(answer);
        order.steps()
                .did(
                        PLANNER,
                        "gives lot A, " + answer.text("quantity") + " pieces of " + lines.size()
                                + " lines, to the factory",
                        answer);
    }

    public Answer schedule(LocalDate startOn, LocalDate completeOn, LocalDate shipOn) {
        return order.steps()
                .step(
                        PLANNER,
                        "plans the lot: start " + startOn + ", complete " + completeOn + ", shipment " + shipOn,
                        "/api/assignments/" + assignmentId + "/schedule",
                        Map.of(
                                "startOn", startOn.toString(),
                                "completeOn", completeOn.toString(),
                                "shipOn", shipOn.toString()));
    }
}
