package org.gendan.local.demo.story;

import org.gendan.local.demo.BusinessDays;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Teller;

/** The way out of the gate and to the customer's signature, and the end of the order. */
final class DeliveryPart {

    private static final String GATE = "gate-out-refused";
    private static final String VEHICLE = "沪B·A0815";

    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;
    private final BusinessDays days;

    DeliveryPart(Journey order, Teller teller, Shortcuts shortcuts, BusinessDays days) {
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
        this.days = days;
    }

    void tell() {
        arrangement();
        loading();
        gateOut();
        signature();
        closing();
    }

    private void arrangement() {
        teller.stage("The shipment is arranged (S1.12)");
        order.shipping().arrange(days.after(1));
        order.awaitFacts("logistics.shipment-arranged.v1");
    }

    private void loading() {
        days.pass(1);
        teller.stage("The warehouse prepares, inspects and loads (S1.13, S1.19)");
        order.shipping().prepare(50);
        order.shipping().inspect();
        order.awaitFacts("logistics.stock-prepared.v1", "logistics.goods-inspected.v1");
        shortcuts.forbidden(
                "warehouse",
                "opens the gate before the goods are loaded",
                order.shipping().tryToLeave(),
                409,
                "wrong-state");
    }

    private void gateOut() {
        teller.stage("Out of the gate, with what was ordered and nothing else (S1.19)");
        order.shipping().load(VEHICLE, "军绿");
        order.awaitFacts("logistics.goods-loaded.v1");
        shortcuts.closed(
                "warehouse",
                "opens the gate for goods of a wrong colour",
                order.shipping()::tryToLeave,
                GATE,
                "wrong-goods");
        order.shipping().load(VEHICLE, null);
        order.awaitFacts("logistics.goods-loaded.v1");
        order.shipping().leave();
        order.awaitFacts("logistics.goods-dispatched.v1", "finance.invoice-issued.v1", "finance.order-settled.v1");
        order.shipping().giveNumber("HJ" + System.nanoTime());
        order.awaitFacts("logistics.courier-number-given.v1");
    }

    private void signature() {
        shortcuts.closed(
                "merchandiser",
                "closes the order before the customer signed",
                order.intake()::tryToClose,
                "order-not-closable",
                "customer-signature");
        days.pass(3);
        teller.stage("The customer signs, and is a returning one from now on (S2.9a)");
        order.shipping().sign();
        order.awaitFacts("logistics.goods-signed.v1");
        order.intake().awaitReturningCustomer();
    }

    private void closing() {
        teller.stage("The order is closed");
        order.intake().close();
        order.awaitFacts("order.order-closed.v1");
    }
}
