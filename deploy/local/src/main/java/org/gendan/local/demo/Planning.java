package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The planner's steps on the production order: who makes it, and when. */
public final class Planning {

    private static final String PLANNER = "planner";

    private final Journey order;
    private String assignmentId;
    private List<Line> ordered;
    private List<Line> lines;

    Planning(Journey order) {
        this.order = order;
    }

    /** A line of the order with what of it the factory makes, in sets. */
    record Line(String id, String model, String colour, String size, int quantity) {}

    /** The lot of the order that the factory makes. */
    public String assignmentId() {
        return assignmentId;
    }

    /** The lines of the lot. */
    List<Line> lines() {
        return lines;
    }

    /** The lines of the order, whoever makes them. */
    List<Line> ordered() {
        return ordered;
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

    /** Gives lines to the factory, from one to before another, by their place in the order. */
    public Answer tryToAssign(String lot, int from, int to) {
        var production = order.steps()
                .as(PLANNER)
                .get("/api/production-orders/" + order.orderId())
                .expect(200)
                .body();
        ordered = StreamSupport.stream(production.path("lines").spliterator(), false)
                .map(line -> new Line(
                        line.path("lineId").asText(),
                        line.path("model").asText(),
                        line.path("colour").asText(),
                        line.path("size").asText(),
                        line.path("quantity").asInt()))
                .toList();
        var shares = share(from, to).stream()
                .map(line -> Map.of("lineId", line.id(), "quantity", line.quantity()))
                .toList();
        return order.steps()
                .attempt(
                        PLANNER,
                        "/api/production-orders/" + order.orderId() + "/assignments",
                        Map.of("factoryId", order.factory().id(), "lot", lot, "shares", shares));
    }

    private List<Line> share(int from, int to) {
        return ordered.subList(from, Math.min(to, ordered.size()));
    }

    /** Gives all that is ordered to the factory, as one lot. */
    public void assign() {
        assign("A", 0, Integer.MAX_VALUE);
    }

    /** Gives some lines to the factory as a lot of its own. */
    public void assign(String lot, int from, int to) {
        var answer = tryToAssign(lot, from, to).expect(201);
        lines = share(from, to);
        assignmentId = Journey.id(answer);
        order.steps()
                .did(
                        PLANNER,
                        "gives lot " + lot + ", " + answer.text("quantity") + " pieces of " + lines.size()
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
