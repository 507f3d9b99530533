package org.gendan.logistics.shipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.Mode;
import org.gendan.language.Missing;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.testing.Arrivals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ShipmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Moment BY_WAREHOUSE = new Moment(TODAY, NOW, "warehouse");

    /** From each status, the verbs that may be called. */
    private static final String TABLE = """
            ARRANGED   -> prepare cancel
            PREPARED   -> inspect cancel
            INSPECTED  -> load cancel
            LOADED     -> load passGate cancel
            DISPATCHED -> give prove sign takeBack
            SIGNED     -> takeBack
            CANCELLED  ->
            """;

    private final AnOrder announced = AnOrder.of(120);
    private final DispatchOrder order = announced.cleared();
    private final Map<String, Consumer<Shipment>> verbs = new LinkedHashMap<>();

    ShipmentTest() {
        verbs.put("prepare", shipment -> shipment.prepare(order, 12, null, null, BY_WAREHOUSE));
        verbs.put("inspect", shipment -> shipment.inspect(true, null, BY_WAREHOUSE));
        verbs.put("load", shipment -> shipment.load(order, "A1", shipment.plan(order), BY_WAREHOUSE));
        verbs.put("passGate", shipment -> shipment.passGate(order, with(shipment), NOW, BY_WAREHOUSE));
        verbs.put("give", shipment -> shipment.give("SF", "1", BY_WAREHOUSE));
        verbs.put("prove", shipment -> shipment.prove(paper()));
        verbs.put("sign", shipment -> shipment.sign(order, with(shipment), "林晓岚", true, BY_WAREHOUSE));
        verbs.put("takeBack", shipment -> shipment.takeBack(order, pieces(1), "torn", BY_WAREHOUSE));
        verbs.put("cancel", shipment -> shipment.cancel("another vessel", BY_WAREHOUSE));
    }

    @Test
    @Tag("S1.13")
    void everyVerbIsRefusedFromEveryStatusThatTheTableDoesNotGiveIt() {
        for (String row : TABLE.lines().toList()) {
            String[] sides = row.split("->", -1);
            ShipmentStatus status = ShipmentStatus.valueOf(sides[0].strip());
            List<String> taken = new ArrayList<>();
            verbs.forEach((name, verb) -> {
                Shipment shipment = in(status);
                try {
                    verb.accept(shipment);
                    taken.add(name);
                } catch (Refused refused) {
                    assertEquals("wrong-state", refused.code() + "", row + name);
                    assertEquals(status, shipment.status(), row + name);
                }
            });
            assertEquals(sides[1].strip(), String.join(" ", taken), row);
        }
    }

    @Test
    void aRejectionIsKeptOnRecordAndSendsTheGoodsBack() {
        Shipment shipment = in(ShipmentStatus.PREPARED);
        assertEquals(
                false, shipment.inspect(false, "two cartons wet", BY_WAREHOUSE).accepted());
        assertEquals(ShipmentStatus.ARRANGED, shipment.status());
        assertEquals("two cartons wet", shipment.records().getLast().remark());
    }

    @Test
    void whatIsLoadedAnewReplacesWhatWasLoadedWrongly() {
        Shipment shipment = in(ShipmentStatus.INSPECTED);
        shipment.load(order, "A1", List.of(new Goods(announced.line(1), "卡其", "S1", 120)), BY_WAREHOUSE);
        assertEquals(1, shipment.gateOut(order, with(shipment), TODAY).missing().size());
        shipment.load(order, "A1", shipment.plan(order), BY_WAREHOUSE);
        assertTrue(shipment.gateOut(order, with(shipment), TODAY).isOpen());
        assertEquals(120, shipment.counted(announced.line(1)));
    }

    /** Asked at the gate is what stands at that moment, in whatever order money, goods and customer changed their mind. */
    @Test
    @Tag("rule-18")
    void theConditionsAreCheckedAgainAtTheGateInEveryOrderOfTheirComingAndGoing() {
        Shipment shipment = in(ShipmentStatus.LOADED);
        Map<String, Runnable> facts = Map.of(
                "-balance-shortfall", () -> order.record(announced.balanceRevoked()),
                "+balance-shortfall", () -> order.record(announced.balanceConfirmed()),
                "-goods-release", () -> order.record(announced.releaseRevoked()),
                "+goods-release", () -> order.record(announced.goodsReleased()),
                "-hold", () -> order.record(announced.held()),
                "+hold", () -> order.record(announced.holdLifted()));
        List<List<String>> ways = Arrivals.of(
                        List.of("-balance-shortfall", "+balance-shortfall"),
                        List.of("-goods-release", "+goods-release"),
                        List.of("-hold", "+hold"))
                .toList();
        assertEquals(90, ways.size());
        for (List<String> way : ways) {
            Set<String> missing = new TreeSet<>();
            for (String fact : way) {
                facts.get(fact).run();
                boolean gone =
                        fact.startsWith("-") ? missing.add(fact.substring(1)) : missing.remove(fact.substring(1));
                assertTrue(gone);
                assertEquals(
                        missing,
                        shipment.gateOut(order, with(shipment), TODAY).missing().stream()
                                .map(Missing::code)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        () -> fact + " of " + way);
            }
        }
        verbs.get("passGate").accept(shipment);
    }

    /** What was planned is held against what stands now: fewer released again, or the line taken out of the order. */
    @Test
    @Tag("rule-18")
    void whatIsReleasedOrOrderedNoMoreStaysInside() {
        Shipment shipment = in(ShipmentStatus.LOADED);
        order.record(announced.releaseRevoked());
        order.record(announced.released(119).goodsReleased());
        assertEquals(List.of("TOTAL ≤ 119 120"), differences(shipment));
        order.record(announced.released(120).goodsReleased());
        assertTrue(shipment.gateOut(order, with(shipment), TODAY).isOpen());
        order.record(announced.without(1).amended());
        order.record(announced.balanceConfirmed());
        order.record(announced.goodsReleased());
        assertEquals(List.of("TOTAL ≤ 0 120"), differences(shipment));
    }

    private List<String> differences(Shipment shipment) {
        Missing wrong = shipment.gateOut(order, with(shipment), TODAY).missing().getFirst();
        return ((List<?>) wrong.facts().get("differences"))
                .stream()
                        .map(Difference.class::cast)
                        .map(each -> each.aspect() + " " + each.expected() + " " + each.actual())
                        .toList();
    }

    @Test
    void moreSetsTogetherThanANumberHoldsAreNoCount() {
        Shipment shipment = in(ShipmentStatus.INSPECTED);
        List<Goods> tooMany = IntStream.range(0, 215)
                .mapToObj(n -> new Goods(announced.line(1), "藏青" + n, "S1", 10_000_000))
                .toList();
        Refused refused = assertThrows(Refused.class, () -> shipment.load(order, "A1", tooMany, BY_WAREHOUSE));
        assertEquals("invalid-request", refused.code() + "");
    }

    @Test
    void onlyWhatIsOutsideCountsAndWhatCameBackDoesNot() {
        Shipment shipment = in(ShipmentStatus.LOADED);
        assertEquals(0, shipment.outside(announced.line(1)));
        assertEquals(120, shipment.claimed(announced.line(1)));
        verbs.get("passGate").accept(shipment);
        shipment.takeBack(order, pieces(20), "torn", BY_WAREHOUSE);
        assertEquals(100, shipment.outside(announced.line(1)));
        assertEquals(100, shipment.claimed(announced.line(1)));
    }

    @Test
    @Tag("S1.19")
    void theContractsDateIsTheLastOnWhichTheGoodsMayLeave() {
        AnOrder due = AnOrder.of(120).due(TODAY);
        DispatchOrder known = due.cleared();
        Shipment shipment = arranged(known, due);
        shipment.prepare(known, 12, null, null, BY_WAREHOUSE);
        shipment.inspect(true, null, BY_WAREHOUSE);
        shipment.load(known, "A1", shipment.plan(known), BY_WAREHOUSE);
        assertTrue(shipment.gateOut(known, with(shipment), TODAY).isOpen());
        assertEquals(
                "wrong-goods",
                shipment.gateOut(known, with(shipment), TODAY.plusDays(1))
                        .missing()
                        .getFirst()
                        .code());
    }

    /** A shipment that has come as far as the status. */
    private Shipment in(ShipmentStatus status) {
        Shipment shipment = arranged(order, announced);
        List<String> steps =
                switch (status) {
                    case ARRANGED -> List.of();
                    case PREPARED -> List.of("prepare");
                    case INSPECTED -> List.of("prepare", "inspect");
                    case LOADED -> List.of("prepare", "inspect", "load");
                    case DISPATCHED -> List.of("prepare", "inspect", "load", "passGate");
                    case SIGNED -> List.of("prepare", "inspect", "load", "passGate", "sign");
                    case CANCELLED -> List.of("cancel");
                };
        steps.forEach(step -> verbs.get(step).accept(shipment));
        assertEquals(status, shipment.status());
        return shipment;
    }

    private static Shipment arranged(DispatchOrder order, AnOrder announced) {
        NewShipment request =
                new NewShipment(announced.id(), null, Mode.SEA, "中外运", TODAY.plusDays(1), null, null, null);
        return new Shipment(
                "SH-1",
                request,
                order,
                List.of(new Pieces(announced.line(1), 120)),
                new Moment(TODAY, NOW, "merchandiser"));
    }

    private List<Pieces> pieces(int quantity) {
        return List.of(new Pieces(announced.line(1), quantity));
    }

    private static Movements with(Shipment shipment) {
        return new Movements(List.of(shipment));
    }

    private static Attachment paper() {
        return new Attachment(Ids.next(), "p.pdf", "application/pdf", "00", 1, "warehouse", NOW);
    }
}
