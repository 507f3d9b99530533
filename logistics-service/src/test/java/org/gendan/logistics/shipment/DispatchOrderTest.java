package org.gendan.logistics.shipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.Missing;
import org.gendan.testing.Arrivals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DispatchOrderTest {
    private static final Movements NONE = new Movements(List.of());

    private final AnOrder order = AnOrder.of(120, 80);

    @Test
    void nothingIsThereAtFirst() {
        DispatchOrder known = order.unknown();
        known.record(order.confirmed());
        assertEquals(List.of("goods-release", "balance"), missing(known));
    }

    @Test
    void thereIsNothingToSeeBeforeTheOrderIsConfirmed() {
        DispatchOrder known = order.unknown();
        known.record(order.balanceConfirmed());
        known.record(order.goodsReleased());
        assertEquals(false, known.isOrdered());
    }

    @Test
    @Tag("S1.11")
    void theThreeFactsOpenTheGateInEveryOrder() {
        List<Consumer<DispatchOrder>> facts = List.of(
                known -> known.record(order.confirmed()),
                known -> known.record(order.balanceConfirmed()),
                known -> known.record(order.goodsReleased()));
        for (int[] turn : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            DispatchOrder known = order.unknown();
            for (int fact : turn) {
                assertEquals(false, known.isOrdered() && known.arrangement().isOpen());
                facts.get(fact).accept(known);
            }
            assertTrue(known.arrangement().isOpen());
        }
    }

    @Test
    @Tag("S1.11")
    void aRevokedBalanceClosesTheGateWithItsShortfall() {
        DispatchOrder known = order.cleared();
        known.record(order.balanceRevoked());
        Missing shortfall = known.arrangement().missing().getFirst();
        assertEquals("balance-shortfall", shortfall.code());
        String text = Texts.english("missing." + shortfall.code(), shortfall.facts());
        assertTrue(text.contains("400.00 CNY: returned by the bank"), text);
        known.record(order.balanceConfirmed());
        assertTrue(known.arrangement().isOpen());
    }

    @Test
    void aRevokedReleaseClosesTheGateUntilTheNextOne() {
        DispatchOrder known = order.cleared();
        known.record(order.releaseRevoked());
        assertEquals(List.of("goods-release"), missing(known));
        known.record(order.goodsReleased());
        assertTrue(known.arrangement().isOpen());
    }

    @Test
    void aHoldClosesTheGateUntilItIsLifted() {
        DispatchOrder known = order.cleared();
        known.record(order.held());
        assertEquals(List.of("hold"), missing(known));
        known.record(order.holdLifted());
        assertTrue(known.arrangement().isOpen());
    }

    @Test
    void aCancelledOrderIsNotShipped() {
        DispatchOrder known = order.cleared();
        known.record(order.cancelled());
        assertEquals(List.of("order-cancelled"), missing(known));
    }

    @Test
    @Tag("rule-6")
    void anAmendmentAsksForMoneyAndGoodsAgain() {
        DispatchOrder known = order.cleared();
        known.record(order.amended("藏青", "Hamburg").amended());
        assertEquals(List.of("goods-release", "balance"), missing(known));
        known.record(order.balanceConfirmed());
        assertEquals(List.of("goods-release"), missing(known));
        known.record(order.goodsReleased());
        assertTrue(known.arrangement().isOpen());
    }

    @Test
    void whatFinanceAndQualityJudgedAheadOfTheAmendmentCountsOnceItIsHeard() {
        DispatchOrder known = order.cleared();
        known.record(order.balanceConfirmed(2));
        known.record(order.goodsReleased(2));
        assertEquals(List.of("goods-release", "balance"), missing(known));
        known.record(order.amended("藏青", "Hamburg").amended());
        assertTrue(known.arrangement().isOpen());
    }

    /** Each service is heard in its own order, and against the others in every one: an amendment, a stop, and all undone again. */
    @Test
    @Tag("rule-6")
    void whatIsMissingFollowsFromTheLastWordOfEachServiceAlone() {
        Map<String, Consumer<DispatchOrder>> facts = new HashMap<>();
        record("order 1", order.confirmed(), DispatchOrder::record, facts);
        record("release 1", order.goodsReleased(), DispatchOrder::record, facts);
        record("release revoked", order.releaseRevoked(), DispatchOrder::record, facts);
        record("balance 1", order.balanceConfirmed(), DispatchOrder::record, facts);
        record("held", order.held(), DispatchOrder::record, facts);
        record("lifted", order.holdLifted(), DispatchOrder::record, facts);
        record("order 2", order.amended("卡其", "Hamburg").amended(), DispatchOrder::record, facts);
        record("short of 2", order.balanceRevoked(), DispatchOrder::record, facts);
        record("balance 2", order.balanceConfirmed(), DispatchOrder::record, facts);
        record("release 2", order.goodsReleased(), DispatchOrder::record, facts);
        List<List<String>> ways = Arrivals.of(
                        List.of("order 1", "held", "order 2", "lifted"),
                        List.of("balance 1", "short of 2", "balance 2"),
                        List.of("release 1", "release revoked", "release 2"))
                .toList();
        assertEquals(4200, ways.size());
        for (List<String> way : ways) {
            DispatchOrder known = order.unknown();
            List<String> heard = new ArrayList<>();
            for (String fact : way) {
                facts.get(fact).accept(known);
                heard.add(fact);
                assertEquals(heard.contains("order 1"), known.isOrdered(), heard::toString);
                if (known.isOrdered()) {
                    assertEquals(expected(heard), missing(known), heard::toString);
                }
            }
            assertTrue(known.arrangement().isOpen());
        }
    }

    private static <E> void record(
            String name, E event, BiConsumer<DispatchOrder, E> recorded, Map<String, Consumer<DispatchOrder>> facts) {
        facts.put(name, known -> recorded.accept(known, event));
    }

    private static List<String> expected(List<String> heard) {
        String revision = heard.contains("order 2") ? "2" : "1";
        String balance = last(heard, "balance 1", "short of 2", "balance 2");
        String release = last(heard, "release 1", "release revoked", "release 2");
        List<String> missing = new ArrayList<>();
        if (!release.equals("release " + revision)) {
            missing.add("goods-release");
        }
        if (!balance.equals("balance " + revision)) {
            missing.add(balance.equals("short of " + revision) ? "balance-shortfall" : "balance");
        }
        if (heard.contains("held") && !heard.contains("lifted")) {
            missing.add("hold");
        }
        return missing;
    }

    private static String last(List<String> heard, String... facts) {
        return Stream.of(facts).filter(heard::contains).reduce("", (_, later) -> later);
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        DispatchOrder known = order.unknown();
        known.record(order.confirmed());
        known.record(order.held());
        known.record(order.cancelled());
        assertEquals(List.of("goods-release", "balance", "hold", "order-cancelled"), missing(known));
    }

    @Test
    void allThatIsReleasedIsPlannedUnlessSomeIsAskedFor() {
        DispatchOrder known = order.cleared();
        assertEquals(List.of(new Pieces(order.line(1), 120), new Pieces(order.line(2), 80)), known.plan(null, NONE));
        List<Pieces> some = List.of(new Pieces(order.line(2), 30));
        assertEquals(some, known.plan(some, NONE));
    }

    /** 43 sets at 5 % are 45.15, so that 45 may leave and 46 may not. */
    @Test
    @Tag("rule-21")
    void theToleranceOfALineCountsToItsLimitInWholeSets() {
        AnOrder jackets = AnOrder.of(43).tolerance("5").released(60);
        DispatchOrder known = jackets.cleared();
        known.plan(List.of(new Pieces(jackets.line(1), 45)), NONE);
        assertEquals("more-than-released", refusal(() -> known.plan(List.of(new Pieces(jackets.line(1), 46)), NONE)));
    }

    /** Garments are counted in pieces: nothing is tolerated unless it was agreed. */
    @Test
    @Tag("rule-22")
    void withoutAnAgreedToleranceNotASetMoreMayLeave() {
        AnOrder jackets = AnOrder.of(1000).released(1050);
        DispatchOrder known = jackets.cleared();
        known.plan(List.of(new Pieces(jackets.line(1), 1000)), NONE);
        assertEquals("more-than-released", refusal(() -> known.plan(List.of(new Pieces(jackets.line(1), 1001)), NONE)));
    }

    @Test
    void noMoreMayLeaveThanIsReleased() {
        AnOrder jackets = AnOrder.of(100).tolerance("10").released(98);
        DispatchOrder known = jackets.cleared();
        known.plan(List.of(new Pieces(jackets.line(1), 98)), NONE);
        assertEquals("more-than-released", refusal(() -> known.plan(List.of(new Pieces(jackets.line(1), 99)), NONE)));
    }

    @Test
    void aLineIsAskedForOnceAndMustBeOneOfTheOrders() {
        DispatchOrder known = order.cleared();
        Pieces pieces = new Pieces(order.line(1), 1);
        assertEquals("invalid-request", refusal(() -> known.plan(List.of(pieces, pieces), NONE)));
        assertEquals("unknown-line", refusal(() -> known.plan(List.of(new Pieces(order.id(), 1)), NONE)));
    }

    @Test
    void aLineThatAnAmendmentTookOutStaysKnownAndIsNotShipped() {
        DispatchOrder known = order.cleared();
        AnOrder cut = order.without(2);
        known.record(cut.amended());
        known.record(cut.balanceConfirmed());
        known.record(cut.goodsReleased());
        assertEquals(List.of(new Pieces(order.line(1), 120)), known.plan(null, NONE));
        assertEquals(0, known.line(order.line(2)).quantity());
    }

    private static List<String> missing(DispatchOrder known) {
        return known.arrangement().missing().stream().map(Missing::code).toList();
    }

    private static String refusal(Executable command) {
        return assertThrows(Refused.class, command).code();
    }
}
