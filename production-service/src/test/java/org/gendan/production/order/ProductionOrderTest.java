package org.gendan.production.order;

import static org.gendan.production.order.AnOrder.NOW;
import static org.gendan.production.order.AnOrder.TODAY;
import static org.gendan.production.order.AnOrder.USUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.Missing;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ProductionOrderTest {
    private final AnOrder order = AnOrder.of(120, 80);

    @Test
    @Tag("S1.9")
    void anOrderAloneReleasesNothing() {
        ProductionOrder production = order.announced();
        assertEquals(Optional.empty(), production.releaseIfOpen(TODAY, NOW));
        assertEquals(ProductionOrderStatus.ANNOUNCED, production.status());
        assertEquals(List.of("deposit"), missing(production));
    }

    @Test
    void aDepositAloneReleasesNothing() {
        ProductionOrder production = order.unknown();
        production.record(order.depositConfirmed());
        assertEquals(Optional.empty(), production.releaseIfOpen(TODAY, NOW));
        assertTrue(missing(production).contains("order-confirmation"));
    }

    @Test
    @Tag("S1.9")
    void orderThenDepositReleases() {
        ProductionOrder production = order.announced();
        production.record(order.depositConfirmed());
        assertEquals(expectedRelease(), production.releaseIfOpen(TODAY, NOW));
        assertEquals(ProductionOrderStatus.RELEASED, production.status());
    }

    @Test
    @Tag("S1.9")
    void depositThenOrderReleases() {
        ProductionOrder production = order.unknown();
        production.record(order.depositConfirmed());
        production.record(order.confirmed());
        assertEquals(expectedRelease(), production.releaseIfOpen(TODAY, NOW));
        assertTrue(production.gate().isOpen());
    }

    @Test
    @Tag("rule-25")
    void itIsReleasedOnce() {
        ProductionOrder production = order.released();
        production.record(order.depositConfirmed());
        assertEquals(Optional.empty(), production.releaseIfOpen(TODAY, NOW));
    }

    @Test
    @Tag("rule-8")
    void theDepositOfAnotherRevisionOpensNothing() {
        ProductionOrder production = order.revision(2).announced();
        production.record(order.depositConfirmed(1));
        assertEquals(Optional.empty(), production.releaseIfOpen(TODAY, NOW));
        assertEquals(List.of("deposit"), missing(production));
    }

    @Test
    @Tag("rule-4")
    void aRevokedDepositClosesTheGateAndTakesNothingBack() {
        ProductionOrder production = order.released();
        production.assign(order.lot("A", 50), USUAL, TODAY, NOW, "planner");
        production.record(order.depositRevoked());
        assertEquals(ProductionOrderStatus.RELEASED, production.status());
        assertEquals(50, production.assigned(order.line(1)));
        Missing shortfall = production.gate().missing().getFirst();
        assertEquals("deposit-shortfall", shortfall.code());
        assertEquals("300.00 CNY", String.valueOf(shortfall.facts().get("shortfall")));
        String text = Texts.english("missing." + shortfall.code(), shortfall.facts());
        assertTrue(text.contains("300.00 CNY"), text);
        assertEquals(
                "production-not-released",
                refusal(() -> production.assign(order.lot("B", 1), USUAL, TODAY, NOW, "planner")));
    }

    @Test
    void aDepositThatIsThereAgainOpensTheGateAgain() {
        ProductionOrder production = order.released();
        production.record(order.depositRevoked());
        production.record(order.depositConfirmed());
        assertTrue(production.gate().isOpen());
        assertEquals(Optional.empty(), production.releaseIfOpen(TODAY, NOW));
    }

    @Test
    void aHandOverChangesTheMerchandiser() {
        ProductionOrder production = order.announced();
        production.record(order.handedOverTo("merchandiser-2"));
        assertEquals("merchandiser-2", production.merchandiser());
    }

    @Test
    void aLotIsAnnouncedWithItsSharesAndTheRevisionItWasCutFrom() {
        ProductionOrder production = order.released();
        NewAssignment lot = order.lot("A", 50);
        WorkAssigned assigned = production.assign(lot, USUAL, TODAY, NOW, "planner");
        assertEquals(
                new WorkAssigned(
                        order.id(),
                        production.assignments().getFirst().id(),
                        1,
                        lot.factoryId(),
                        "A",
                        50,
                        List.of(new ProductionEvent.Share(order.line(1), 50)),
                        TODAY,
                        "planner"),
                assigned);
    }

    @Test
    void allLotsTogetherMakeWhatWasOrderedAndNoPieceMore() {
        ProductionOrder production = order.released();
        production.assign(order.lot("A", 100), USUAL, TODAY, NOW, "planner");
        assertEquals(
                "more-than-ordered",
                refusal(() -> production.assign(order.lot("B", 21), USUAL, TODAY, NOW, "planner")));
        production.assign(order.lot("B", 20), USUAL, TODAY, NOW, "planner");
        assertEquals(0, production.left(production.lines().getFirst()));
        assertEquals(80, production.left(production.lines().getLast()));
    }

    @Test
    void aLotHasItsNameOnce() {
        ProductionOrder production = order.released();
        production.assign(order.lot("A", 1), USUAL, TODAY, NOW, "planner");
        assertEquals("lot-taken", refusal(() -> production.assign(order.lot("A", 1), USUAL, TODAY, NOW, "planner")));
    }

    @Test
    void aLotNamesEachLineOnceAndOnlyLinesOfItsOrder() {
        ProductionOrder production = order.released();
        Share share = new Share(order.line(1), 1);
        NewAssignment twice = new NewAssignment(order.id(), "A", List.of(share, share), null);
        assertEquals("invalid-request", refusal(() -> production.assign(twice, USUAL, TODAY, NOW, "planner")));
        AnOrder other = AnOrder.of(5);
        assertEquals("unknown-line", refusal(() -> production.assign(other.lot("A", 1), USUAL, TODAY, NOW, "planner")));
        assertFalse(production.assignments().iterator().hasNext());
    }

    private Optional<ProductionReleased> expectedRelease() {
        return Optional.of(new ProductionReleased(order.id(), 1, 200, TODAY, "production-service"));
    }

    private static List<String> missing(ProductionOrder production) {
        return production.gate().missing().stream().map(Missing::code).toList();
    }

    private static String refusal(Executable step) {
        return assertThrows(Refused.class, step).code().replaceFirst(".*:", "");
    }
}
