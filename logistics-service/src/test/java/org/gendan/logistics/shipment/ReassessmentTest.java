package org.gendan.logistics.shipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gendan.logistics.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order that changes after goods of it have left: what that makes of them is told anew. */
@ServiceTest
class ReassessmentTest {
    private static final String FACT = "delivery-reassessed";

    @Test
    @Tag("rule-20")
    void anOrderThatIsCutToWhatWasSignedForIsCompleteAndSigned() {
        AnOrder order = Announced.cleared(AnOrder.of(100));
        Story shipment = Story.of(order, 60).dispatched(60);
        shipment.sign("customer").then().statusCode(200);
        assertEquals("false", shipment.lastAnnounced("goods-signed", "complete"));

        Announced.twiceBy(order.amendedTo(60).amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, true, true);
        assertEquals("logistics-service", shipment.lastAnnounced(FACT, "by"));
    }

    @Test
    void theSignatureCompletesAnOrderThatWasCutWhileTheGoodsWereOnTheirWay() {
        AnOrder order = Announced.cleared(AnOrder.of(100));
        Story shipment = Story.of(order, 60).dispatched(60);

        Announced.twiceBy(order.amendedTo(60).amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, true, false);
        shipment.sign("customer").then().statusCode(200);
        assertEquals("true", shipment.lastAnnounced("goods-signed", "complete"));
    }

    @Test
    @Tag("rule-21")
    void anOrderThatWasCompleteWithinItsToleranceStaysSoWhenItIsCutToWhatLeft() {
        AnOrder order = Announced.cleared(AnOrder.of(100).tolerance("5"));
        Story shipment = Story.of(order, 97).dispatched(97);
        shipment.sign("customer").then().statusCode(200);
        assertEquals("true", shipment.lastAnnounced("goods-signed", "complete"));

        Announced.twiceBy(order.amendedTo(97).amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, true, true);
    }

    /** Whether money and goods of the new revision are heard of before the amendment or after it. */
    @Test
    @Tag("rule-20")
    void whatIsOrderedBetweenGateOutAndSignatureIsStillToCome() {
        for (boolean amendmentFirst : new boolean[] {true, false}) {
            AnOrder order = Announced.cleared(AnOrder.of(100));
            Story shipment = Story.of(order).dispatched(100);
            assertEquals("true", shipment.lastAnnounced("goods-dispatched", "complete"));

            order.amendedTo(120);
            if (amendmentFirst) {
                Announced.twiceBy(order.amended());
                Announced.heard(order);
                shipment.sign("customer").then().statusCode(200);
                assertEquals("false", shipment.lastAnnounced("goods-signed", "complete"), "20 are still to come");
            }
            Announced.twiceBy(order.goodsReleased());
            Announced.twiceBy(order.balanceConfirmed());
            Announced.heard(order);
            if (!amendmentFirst) {
                assertEquals(0, shipment.announced(FACT), "nobody told of the revision that was released");
                Announced.twiceBy(order.amended());
                Announced.heard(order);
                shipment.sign("customer").then().statusCode(200);
                assertEquals("false", shipment.lastAnnounced("goods-signed", "complete"), "20 are still to come");
            }
            reassessed(shipment, 1, 2, false, false);

            Story rest = Story.of(order).dispatched(20);
            assertEquals("true", rest.lastAnnounced("goods-dispatched", "complete"));
            rest.sign("customer").then().statusCode(200);
            assertEquals("true", rest.lastAnnounced("goods-signed", "complete"));
        }
    }

    @Test
    void aLineThatComesInAfterTheGateOutIsStillToCome() {
        AnOrder order = Announced.cleared(AnOrder.of(100, 0));
        Story shipment = Story.of(order).dispatched(100);

        Announced.twiceBy(order.amendedTo(100, 10).amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, false, false);
    }

    /** A line that was closed short is excused as long as no more of it is ordered, and anew once quality judged that too. */
    @Test
    void whatWasClosedShortStaysCompleteWhateverElseIsAmendedAndNotOnceMoreIsOrdered() {
        for (boolean amendmentFirst : new boolean[] {true, false}) {
            AnOrder order = Announced.cleared(AnOrder.of(100).released(60));
            Story shipment = Story.of(order).dispatched(60);
            shipment.sign("customer").then().statusCode(200);
            assertEquals("true", shipment.lastAnnounced("goods-signed", "complete"));

            Announced.twiceBy(
                    order.due(AnOrder.DUE.plusDays(7)).amended("藏青", "Hamburg").amended());
            Announced.heard(order);
            reassessed(shipment, 1, 2, true, true);

            order.amendedTo(110).released(60);
            if (amendmentFirst) {
                Announced.twiceBy(order.amended());
                Announced.heard(order);
                reassessed(shipment, 2, 3, false, false);
                Announced.twiceBy(order.goodsReleased());
                Announced.heard(order);
                reassessed(shipment, 3, 3, true, true);
            } else {
                Announced.twiceBy(order.goodsReleased());
                Announced.heard(order);
                reassessed(shipment, 1, 2, true, true);
                Announced.twiceBy(order.amended());
                Announced.heard(order);
                reassessed(shipment, 2, 3, true, true);
            }
        }
    }

    @Test
    void aRevokedReleaseTakesNothingBackOfWhatHasLeft() {
        AnOrder order = Announced.cleared(AnOrder.of(100).released(60));
        Story shipment = Story.of(order).dispatched(60);
        shipment.sign("customer").then().statusCode(200);

        Announced.twiceBy(order.releaseRevoked());
        Announced.twiceBy(order.amended("藏青", "Hamburg").amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, true, true);
    }

    @Test
    void whatCameBackIsNotDelivered() {
        AnOrder order = Announced.cleared(AnOrder.of(100));
        Story shipment = Story.of(order).dispatched(100);
        shipment.sign("customer").then().statusCode(200);
        shipment.takeBack(100).then().statusCode(201);

        Announced.twiceBy(order.amended("藏青", "Bremen").amended());
        Announced.heard(order);

        reassessed(shipment, 1, 2, false, false);
    }

    @Test
    void nothingIsToldWhileNothingHasLeft() {
        AnOrder order = Announced.cleared(AnOrder.of(100));
        Story.of(order, 60).loaded(60);

        Announced.twiceBy(order.amendedTo(60).amended());
        Announced.heard(order);

        assertEquals(0, Rows.announced("logistics.delivery-reassessed.v1", order.id()));
    }

    private static void reassessed(Story shipment, int times, int revision, boolean complete, boolean signed) {
        assertEquals(times, shipment.announced(FACT));
        assertEquals(revision + "", shipment.lastAnnounced(FACT, "revision"));
        assertEquals(complete + "", shipment.lastAnnounced(FACT, "complete"));
        assertEquals(signed + "", shipment.lastAnnounced(FACT, "signed"));
    }
}
