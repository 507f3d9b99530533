package org.gendan.production.order;

import static org.gendan.production.Rest.as;
import static org.gendan.production.Rest.once;
import static org.gendan.production.Rest.problem;
import static org.gendan.production.order.ALot.today;
import static org.gendan.production.order.ALot.workingDay;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Arrivals;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The start of bulk production: what was announced in every order, each condition missing alone, each gone again. */
@ServiceTest
class StartGateTest {
    private static final String STARTED = "production.production-started.v1";

    private final AnOrder order = AnOrder.of(100);

    @Test
    void withoutAPlanALotDoesNotStart() {
        ALot lot =
                ALot.assigned(Announced.released(order), 100).materialsChecked().approved(workingDay(today(), -2));
        refusedFor(lot, "schedule");
        scheduled(lot).started();
    }

    @Test
    @Tag("S3.1a")
    void withoutItsMaterialsCheckedALotDoesNotStartAndANewCountAsksForAnother() {
        ALot lot = scheduled(ALot.assigned(Announced.released(order), 100)).approved(workingDay(today(), -2));
        refusedFor(lot, "materials-check");
        lot.materialsChecked();
        lot.counted(1000);
        refusedFor(lot, "materials-check");
        lot.checked().started();
    }

    @Test
    @Tag("rule-27")
    void anOpenShortageKeepsALotBackUntilItIsReplenishedOrOverriddenByRole() {
        ALot lot = scheduled(ALot.assigned(Announced.released(order), 100)).approved(workingDay(today(), -2));
        String delivery = lot.counted(970);
        as("merchandiser")
                .body("{}")
                .post("/api/materials/%s/confirmation".formatted(delivery))
                .then()
                .statusCode(200);
        refusedFor(lot.checked(), "material-shortage");
        once("factory")
                .body("{\"items\": [{\"material\": \"FAB-01\", \"counted\": 10}]}")
                .post("/api/materials/%s/replenishments".formatted(delivery))
                .then()
                .statusCode(201);
        refusedFor(lot, "materials-check");
        refusedFor(lot.checked(), "material-shortage");
        String override = "{\"reason\": \"the rest comes on Friday\"}";
        as("merchandiser")
                .body(override)
                .post(lot.address("materials-override"))
                .then()
                .statusCode(403);
        as("production-manager")
                .body("{}")
                .post(lot.address("materials-override"))
                .then()
                .statusCode(400);
        as("production-manager")
                .body(override)
                .post(lot.address("materials-override"))
                .then()
                .statusCode(200);
        // An override holds for the check that it followed, and for no later one.
        refusedFor(lot.checked(), "material-shortage");
        as("production-manager")
                .body(override)
                .post(lot.address("materials-override"))
                .then()
                .statusCode(200);
        lot.started();
    }

    @Test
    @Tag("S3.5")
    @Tag("rule-30")
    void aMeetingOnTheDayOfTheStartOrTooLongBeforeIsHeldAgainFirst() {
        ALot lot = scheduled(ALot.assigned(Announced.released(order), 100, workingDay(today(), -5)))
                .materialsChecked();
        refusedFor(lot, "pre-production-approval");
        refusedFor(lot.approved(today()), "meeting-days");
        refusedFor(lot.approved(workingDay(today(), -5)), "meeting-days");
        lot.approved(workingDay(today(), -2));
        String late = workingDay(today(), -5).toString();
        lot.startOn(late).then().statusCode(409).body("missing.code", contains("meeting-days"));
        lot.started();
    }

    @Test
    @Tag("rule-4")
    void whatIsGoneAgainBeforeTheStartKeepsTheLotBackAlone() {
        ALot lot = ALot.assigned(Announced.released(order), 100).prepared();
        Announced.twiceBy(order.depositRevoked());
        refusedFor(lot, "deposit");
        Announced.twiceBy(order.depositConfirmed());
        Announced.twiceBy(order.amendedTo(90));
        refusedFor(lot, "deposit");
        Announced.twiceBy(order.depositConfirmed());
        Announced.twiceBy(order.held());
        refusedFor(lot, "hold");
        Announced.twiceBy(order.holdLifted());
        Announced.heard(order);
        held(lot, "hold");
        refusedFor(lot, "work-hold");
        held(lot, "hold-lifting");
        Announced.twiceBy(order.cancelled());
        Announced.heard(order);
        lot.start()
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("wrong-state")))
                .body("state", equalTo("CANCELLED"));
        assertEquals(0, Rows.announced(STARTED, order.id()));
    }

    private static void held(ALot lot, String step) {
        as("production-manager")
                .body("{\"reason\": \"needles\"}")
                .post(lot.address(step))
                .then()
                .statusCode(200);
    }

    /** A deposit that comes back, a hold that is lifted and quality's approval, each twice, in every order. */
    @Test
    @Tag("S3.5")
    void whateverIsAnnouncedLastLetsTheLotStart() {
        Announced.released(order);
        LocalDate meeting = workingDay(today(), -2);
        List<List<String>> ways = Arrivals.of(
                        List.of("deposit revoked", "deposit confirmed"), List.of("held", "lifted"), List.of("approved"))
                .toList();
        assertEquals(30, ways.size());
        for (List<String> way : ways) {
            ALot lot = scheduled(ALot.assigned(order, 1)).materialsChecked();
            Set<String> missing = new TreeSet<>(Set.of("pre-production-approval"));
            for (String fact : way) {
                switch (fact) {
                    case "deposit revoked" -> {
                        Announced.twiceBy(order.depositRevoked());
                        missing.add("deposit");
                    }
                    case "deposit confirmed" -> {
                        Announced.twiceBy(order.depositConfirmed());
                        missing.remove("deposit");
                    }
                    case "held" -> {
                        Announced.twiceBy(order.held());
                        missing.add("hold");
                    }
                    case "lifted" -> {
                        Announced.twiceBy(order.holdLifted());
                        missing.remove("hold");
                    }
                    case "approved" -> {
                        Announced.twiceBy(order.approved(UUID.fromString(lot.id()), meeting));
                        missing.remove("pre-production-approval");
                    }
                    default -> throw new IllegalArgumentException(fact);
                }
                Announced.awaitHeard(order);
                assertEquals(new ArrayList<>(missing), missing(lot), () -> fact + " of " + way);
            }
            lot.started();
        }
        assertEquals(ways.size(), Rows.announced(STARTED, order.id()));
    }

    private static List<String> missing(ALot lot) {
        return as("planner")
                .get("/api/assignments/" + lot.id())
                .then()
                .statusCode(200)
                .extract()
                .path("missing.code");
    }

    private static ALot scheduled(ALot lot) {
        return lot.scheduled(today().toString(), today().plusDays(20).toString());
    }

    private void refusedFor(ALot lot, String code) {
        Announced.awaitHeard(order);
        lot.start()
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("production-not-startable")))
                .body("missing.code", contains(code));
        assertEquals(0, Rows.announced(STARTED, order.id()));
    }
}
