package org.gendan.finance.invoice;

import static org.gendan.finance.FinanceStory.eventually;
import static org.gendan.finance.FinanceStory.logisticsService;
import static org.gendan.finance.FinanceStory.orderService;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gendan.finance.FinanceStory;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;

/** An order of 100 pieces at 10.00 of which goods leave, come back, and are ordered otherwise. */
final class Delivered {
    private final FinanceStory story = FinanceStory.of(aReceivable().of("10.00", "CNY", 100));
    private GoodsDispatched left;

    FinanceStory story() {
        return story;
    }

    /** The shipment that left last. */
    GoodsDispatched left() {
        return left;
    }

    void leave(boolean complete, int revision, int pieces) {
        long before = story.announced("invoice-issued");
        left = story.dispatch(complete, revision, pieces);
        logisticsService().announceTwice(left);
        eventually(() -> story.announced("invoice-issued") > before);
    }

    /** So many pieces of what left last come back. */
    void comeBack(int pieces) {
        long before = story.announced("credit-note-issued");
        ShippedLine back = new ShippedLine(story.order().lines().getFirst().lineId(), "red", "XL", pieces);
        logisticsService()
                .announceTwice(new GoodsReturned(
                        story.orderId(),
                        left.shipmentId(),
                        List.of(back),
                        "stained",
                        story.order().occurredOn(),
                        "warehouse"));
        eventually(() -> story.announced("credit-note-issued") > before);
    }

    void reassessed(int revision, boolean complete) {
        logisticsService()
                .announceTwice(new DeliveryReassessed(
                        story.orderId(),
                        left.shipmentId(),
                        revision,
                        complete,
                        complete,
                        left.occurredOn(),
                        "logistics-service"));
    }

    void amended(int revision, int pieces, String price) {
        OrderEvent.Line line = story.order().lines().getFirst();
        Money each = Money.parse(price, "CNY");
        orderService()
                .announceTwice(story.amendment(
                        each.times(pieces),
                        List.of(new OrderEvent.Line(
                                line.lineId(), 1, "HS", "HS-100", "棉", "red", "XL", pieces, each, each.times(pieces))),
                        revision));
        eventually(() ->
                Integer.valueOf(revision).equals(story.receivable("finance").path("revision")));
    }

    void payBack(String amount) {
        String refund = story.requestRefund("finance", amount)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FinanceStory.refundStep("finance-2", refund, "approval", "").then().statusCode(200);
        FinanceStory.refundStep("cashier", refund, "payment", "{\"bankSerial\": \"%s\"}".formatted(refund))
                .then()
                .statusCode(200);
    }

    boolean isMissing(String... codes) {
        return List.of(codes).equals(story.receivable("finance").path("settlement.missing.code"));
    }

    void missing(String... codes) {
        story.receivable("finance").then().body("settlement.missing.code", contains(codes));
    }

    void settled(int times, int revision) {
        assertEquals(times, story.announced("order-settled"));
        assertEquals(revision + "", story.lastAnnounced("order-settled", "revision"));
    }
}
