package org.gendan.order.order;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.opened;
import static org.gendan.order.order.OrderStory.readyToConfirm;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.language.Ids;
import org.gendan.order.ServiceTest;
import org.gendan.order.Services;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The confirmation and the closing of an order: their conditions in every order that there is, and each out of turn. */
@ServiceTest
class OrderGateTest {
    private static final List<String> CONFIRMATION =
            List.of("written-document", "complete-lines", "salesperson-consultation", "phone-call-back", "contract");

    private static Services services;

    @BeforeAll
    static void services() {
        services = new Services();
    }

    @AfterAll
    static void silence() {
        services.close();
    }

    static Stream<List<String>> intakes() {
        List<String> contract = List.of("contract");
        List<String> calls = List.of("salesperson-consultation", "phone-call-back");
        return Stream.concat(
                Arrivals.of(and(List.of("written-document", "complete-lines"), calls), contract),
                Arrivals.of(and(List.of("complete-lines", "written-document"), calls), contract));
    }

    private static List<String> and(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** Document and lines in either order, then consultation and call-back; the contract at any time. */
    @ParameterizedTest
    @MethodSource("intakes")
    @Tag("S1.7")
    @Tag("S1.6")
    @Tag("S1.1b")
    void anOrderIsConfirmedOnceItsStepsAreTakenInTurnWheneverTheContractComes(List<String> intake) {
        OrderStory order = opened();
        List<String> missing = new ArrayList<>(CONFIRMATION);
        for (String step : intake) {
            assertEquals(missing, order.read().path("missing.code"), () -> "before " + step);
            order.confirm().then().statusCode(409).body("missing.code", equalTo(missing));
            outOfTurn(order, missing);
            switch (step) {
                case "written-document" -> order.withDocument();
                case "complete-lines" -> order.withLines();
                case "salesperson-consultation" -> order.consulted();
                case "phone-call-back" -> order.calledBack();
                case "contract" -> order.withContract();
                default -> throw new IllegalArgumentException(step);
            }
            missing.remove(step);
        }
        order.confirmed();
        assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
    }

    /** Whoever may not be asked yet is not asked: each call is refused with just what has to come before it. */
    private static void outOfTurn(OrderStory order, List<String> missing) {
        List<String> written =
                missing.stream().filter(CONFIRMATION.subList(0, 2)::contains).toList();
        if (!written.isEmpty()) {
            consult(order, true)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:gendan:problem:order-not-ready-for-consultation"))
                    .body("missing.code", equalTo(written));
        }
        if (missing.contains("salesperson-consultation")) {
            callBack(order, "")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:gendan:problem:call-back-too-early"))
                    .body("missing.code", contains("salesperson-consultation"));
        }
    }

    @Test
    @Tag("S1.7")
    void aSalespersonWhoDisagreesAfterAllTakesConsultationAndCallBackAway() {
        OrderStory order = readyToConfirm();
        consult(order, false).then().statusCode(200);
        order.confirm()
                .then()
                .statusCode(409)
                .body("missing.code", contains("salesperson-consultation", "phone-call-back"));
        callBack(order, "").then().statusCode(409);
        order.consulted();
        order.confirm().then().statusCode(409).body("missing.code", contains("phone-call-back"));
        order.calledBack().confirmed();
    }

    @Test
    @Tag("S1.7")
    void aDiscrepancyThatIsFoundInASecondCallTakesTheFirstAway() {
        OrderStory order = readyToConfirm();
        callBack(order, ", \"discrepancy\": \"90 pieces\"").then().statusCode(200);
        order.confirm().then().statusCode(409).body("missing.code", contains("phone-call-back"));
        order.calledBack().confirmed();
    }

    private static Response consult(OrderStory order, boolean agreed) {
        return order.step("consultation", "{\"agreed\": %b}".formatted(agreed));
    }

    private static Response callBack(OrderStory order, String more) {
        return order.step("call-back", "{\"spokenWith\": \"林晓岚\"%s}".formatted(more));
    }

    static Stream<List<String>> endings() {
        return Arrivals.of(List.of("dispatch", "customer-signature"), List.of("settlement"), List.of("complaints"));
    }

    /** What logistics and finance announce comes twice. */
    @ParameterizedTest
    @MethodSource("endings")
    void anOrderIsClosedOnceTheLastOfSignatureSettlementAndComplaintsIsThere(List<String> ending) {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        String complaint = order.complaint();
        Set<String> missing = new TreeSet<>(Set.of("customer-signature", "settlement", "complaints"));
        for (String fact : ending) {
            Response refused = order.step("closing", "{}");
            refused.then().statusCode(409).body("type", equalTo("urn:gendan:problem:order-not-closable"));
            assertEquals(missing, new TreeSet<>(refused.<List<String>>path("missing.code")), () -> "before " + fact);
            switch (fact) {
                case "dispatch" -> services.dispatched(order, shipment, true);
                case "customer-signature" -> services.signed(order, shipment);
                case "settlement" -> services.settled(order);
                case "complaints" ->
                    as("customer-service")
                            .body("{\"outcome\": \"补发\"}")
                            .post("/api/complaints/" + complaint + "/settlement")
                            .then()
                            .statusCode(200);
                default -> throw new IllegalArgumentException(fact);
            }
            missing.remove(fact);
        }
        order.step("closing", "{}").then().statusCode(200).body("status", equalTo("CLOSED"));
        assertEquals(1, Rows.announced("order.order-closed.v1", order.id()));
    }

    @Test
    void aComplaintThatComesAfterTheSettlementKeepsTheOrderOpen() {
        OrderStory order = readyToConfirm().confirmed();
        UUID shipment = Ids.next();
        services.dispatched(order, shipment, true);
        services.signed(order, shipment);
        services.settled(order);
        order.complaint();
        order.step("closing", "{}").then().statusCode(409).body("missing.code", contains("complaints"));
    }
}
