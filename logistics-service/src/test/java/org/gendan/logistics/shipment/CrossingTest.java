package org.gendan.logistics.shipment;

import static org.gendan.logistics.Rest.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gendan.language.DomainEvent;
import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Management;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Goods on their way out, and somebody who says stop, at once. */
@ServiceTest
class CrossingTest {
    private static final List<String> PEOPLE = List.of("warehouse", "warehouse-2");

    private static final int INTERLEAVINGS = 64;
    private static final String ALARM = "dispatched-while-revoked";

    @Test
    void whatWasRevokedBeforeTheGateOutAndHeardAfterItRaisesTheAlarmOnce() {
        Instant before = Instant.now();
        AnOrder order = Announced.cleared(AnOrder.of(10));
        Story shipment = Story.of(order).dispatched(10);
        crosses(order, shipment, "balance", order.balanceRevoked(), before, 1);
        crosses(order, shipment, "goods-release", order.releaseRevoked(), before, 2);
        crosses(order, shipment, "hold", order.held(), before, 3);
        crosses(order, shipment, "order-cancelled", order.cancelled(), before, 4);
        assertEquals("logistics-service", shipment.lastAnnounced(ALARM, "by"));
        assertTrue(Management.ask().get("/q/metrics").asString().contains("gendan_dispatched_while_revoked_total"));
    }

    private static void crosses(
            AnOrder order, Story shipment, String revoked, DomainEvent event, Instant at, int alarms) {
        Announced.twiceBy(event, at);
        Announced.heard(order);
        assertEquals(alarms, shipment.announced(ALARM), revoked);
        assertEquals(revoked, shipment.lastAnnounced(ALARM, "revoked"));
    }

    /** The gate would have asked for money and goods of the new revision, had it known of it. */
    @Test
    @Tag("rule-6")
    void anAmendmentThatCrossedTheGateOutRaisesTheAlarmAndOneThatWasKnownOrCameLaterDoesNot() {
        AnOrder order = Announced.cleared(AnOrder.of(30));
        Story later = Story.of(order, 10).dispatched(10);
        Instant before = Instant.now();
        Story crossed = Story.of(order, 10).dispatched(10);
        Announced.twiceBy(order.amended("藏青", "Hamburg").amended(), before);
        Announced.by(order.balanceConfirmed());
        Announced.by(order.goodsReleased());
        Announced.heard(order);
        assertEquals(0, later.announced(ALARM));
        assertEquals(1, crossed.announced(ALARM));
        assertEquals("order-amended", crossed.lastAnnounced(ALARM, "revoked"));
        Story known = Story.of(order, 10).dispatched(10);
        Announced.by(order.stated());
        Announced.heard(order);
        assertEquals(0, known.announced(ALARM));
    }

    @Test
    void whatIsRevokedAfterTheGateOutRaisesNoAlarm() {
        AnOrder order = Announced.cleared(AnOrder.of(10));
        Story shipment = Story.of(order).dispatched(10);
        Announced.twiceBy(order.held(), Instant.now().plusSeconds(30));
        Announced.twiceBy(order.balanceRevoked(), Instant.now().plusSeconds(30));
        Announced.heard(order);
        assertEquals(0, shipment.announced(ALARM));
    }

    @Test
    void aRevocationOfGoodsThatAreStillInsideRaisesNoAlarm() {
        Instant before = Instant.now();
        AnOrder order = Announced.cleared(AnOrder.of(10));
        Story inside = Story.of(order, 5).loaded(5);
        Story outside = Story.of(order, 5).dispatched(5);
        Announced.twiceBy(order.held(), before);
        Announced.heard(order);
        assertEquals(0, inside.announced(ALARM));
        assertEquals(1, outside.announced(ALARM));
    }

    /** Either the hold was heard first and the goods stay, or they went first and the alarm is raised: never neither. */
    @Test
    @Tag("rule-18")
    void aHoldAgainstAGateOutNeverPassesUnnoticed() throws Exception {
        int left = 0;
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (int i = 0; i < INTERLEAVINGS; i++) {
                int reads = i % 4;
                boolean goodsFirst = i % 8 < 4;
                outcomes.add(people.submit(() -> leavesAgainstAHold(reads, goodsFirst)));
            }
            for (Future<Boolean> outcome : outcomes) {
                left += outcome.get() ? 1 : 0;
            }
        }
        System.out.printf("ship against hold: %d of %d left%n", left, INTERLEAVINGS);
    }

    /** Whoever is first is the more likely to win the more is read before the other comes. */
    private static boolean leavesAgainstAHold(int reads, boolean goodsFirst) throws Exception {
        AnOrder order = Announced.cleared(AnOrder.of(10));
        Story shipment = Story.of(order).loaded(10);
        Instant heldAt = Instant.now();
        Runnable hold = () -> Announced.twiceBy(order.held(), heldAt);
        int answer;
        try (ExecutorService gate = Executors.newSingleThreadExecutor()) {
            if (!goodsFirst) {
                hold.run();
                read(shipment, reads);
            }
            Future<Integer> leaving = gate.submit(() -> shipment.gateOut().statusCode());
            if (goodsFirst) {
                read(shipment, reads);
                hold.run();
            }
            answer = leaving.get();
        }
        Announced.heard(order);
        assertEquals(answer == 200 ? 1 : 0, shipment.announced("goods-dispatched"));
        assertEquals(answer == 200 ? 1 : 0, shipment.announced(ALARM));
        assertTrue(answer == 200 || answer == 409, "answered " + answer);
        return answer == 200;
    }

    private static void read(Story shipment, int times) {
        for (int i = 0; i < times; i++) {
            shipment.read("warehouse");
        }
    }

    @Test
    @Tag("rule-21")
    void ofTwoGateOutsThatTogetherExceedOneIsRefused() throws Exception {
        for (int round = 0; round < 8; round++) {
            AnOrder order = Announced.cleared(AnOrder.of(120).tolerance("5").released(124));
            List<Story> both =
                    List.of(Story.of(order, 60).loaded(63), Story.of(order, 60).loaded(63));
            assertEquals(List.of(200, 409), together(n -> both.get(n).gateOut().statusCode()));
            assertEquals(1, Rows.announced("logistics.goods-dispatched.v1", order.id()));
        }
    }

    @Test
    void ofTwoWhoArrangeAllThatIsLeftOneIsRefused() throws Exception {
        AnOrder order = Announced.cleared(AnOrder.of(120));
        assertEquals(List.of(201, 409), together(_ -> Story.arrange(order, "").statusCode()));
    }

    @Test
    void ofTwoWhoLetOneShipmentOutOneIsRefused() throws Exception {
        AnOrder order = Announced.cleared(AnOrder.of(120));
        Story shipment = Story.of(order).loaded(120);
        assertEquals(
                List.of(200, 409), together(n -> shipment.gateOut(PEOPLE.get(n)).statusCode()));
        assertEquals(1, shipment.announced("goods-dispatched"));
    }

    /** Whoever comes second finds the step taken. */
    @Test
    @Tag("S1.13")
    void ofTwoWhoTakeTheSameStepOneIsRefused() throws Exception {
        AnOrder order = Announced.cleared(AnOrder.of(120));
        Story shipment = Story.of(order);
        assertEquals(
                List.of(200, 409), together(n -> shipment.prepare(PEOPLE.get(n)).statusCode()));
        assertEquals(List.of(200, 409), together(n -> shipment.inspect(PEOPLE.get(n), true)
                .statusCode()));
        shipment.load(120).then().statusCode(200);
        shipment.gateOut().then().statusCode(200);
        assertEquals(
                List.of(201, 409), together(_ -> shipment.takeBack(61).statusCode()), "122 of 120 cannot come back");
        assertEquals(List.of(200, 409), together(n -> shipment.step(
                        "customer", "signature", "{\"signedBy\": \"%d\"}".formatted(n))
                .statusCode()));
        for (String fact : List.of("stock-prepared", "goods-inspected", "goods-returned", "goods-signed")) {
            assertEquals(1, shipment.announced(fact), fact);
        }
    }

    @Test
    void ofTheGateOutAndTheGivingUpOfAShipmentOneIsRefused() throws Exception {
        for (int round = 0; round < 4; round++) {
            AnOrder order = Announced.cleared(AnOrder.of(10));
            Story shipment = Story.of(order).loaded(10);
            assertEquals(
                    List.of(200, 409), together(n -> (n == 0 ? shipment.gateOut() : shipment.cancel()).statusCode()));
            assertEquals(1, shipment.announced("goods-dispatched") + shipment.announced("shipment-cancelled"));
        }
    }

    /** What is said beside a step must not make the step fail. */
    @Test
    @Tag("S1.12")
    void theSalespersonAgreesWhileTheWarehouseWorks() throws Exception {
        for (int round = 0; round < 12; round++) {
            AnOrder order = Announced.cleared(AnOrder.of(10));
            Story shipment = Story.of(order);
            List<Integer> codes = together(n -> (n == 0
                            ? shipment.prepare()
                            : once("salesperson")
                                    .body("{\"text\": \"ok\", \"agreed\": true}")
                                    .post(shipment.path("/messages")))
                    .statusCode());
            assertEquals(List.of(200, 201), codes);
        }
    }

    private interface Call {
        int of(int thread);
    }

    /** The sorted status codes of two calls that were let go at the same moment. */
    private static List<Integer> together(Call call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                int each = n;
                answers.add(people.submit((Callable<Integer>) () -> {
                    start.await();
                    return call.of(each);
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
        }
        Collections.sort(codes);
        return codes;
    }
}
