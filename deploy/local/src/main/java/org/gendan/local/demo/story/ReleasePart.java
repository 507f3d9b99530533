package org.gendan.local.demo.story;

import java.util.List;
import org.gendan.local.demo.BusinessDays;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Teller;

/** What stands between the finished goods and the road: the last fifth, the shipping sample, the release, the balance. */
final class ReleasePart {

    private static final String RELEASE = "goods-not-releasable";
    private static final String SHIPMENT = "shipment-not-arrangeable";

    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;
    private final BusinessDays days;

    ReleasePart(Journey order, Teller teller, Shortcuts shortcuts, BusinessDays days) {
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
        this.days = days;
    }

    void tell() {
        completion();
        shippingSample();
        release();
        balance();
    }

    private void completion() {
        teller.stage("The last fifth is packed, and the lot is complete (S3.11d)");
        shortcuts.closed(
                "factory",
                "reports the lot complete with 800 of 999 packed",
                order.workshop()::tryToComplete,
                "assignment-not-complete",
                "packing");
        shortcuts.closed(
                "supervisor",
                "releases goods that are not complete",
                () -> order.release().tryToRelease("supervisor"),
                RELEASE,
                "production-completion",
                "remainder",
                "shipping-sample");
        days.pass(1);
        order.workshop().workOn(10);
        order.inspections().awaitPacked(Story.PIECES);
        order.release().followRemainder(Story.PIECES - 800);
        order.awaitFacts("quality.remainder-followed.v1");
        order.workshop().complete();
        order.awaitFacts("production.assignment-completed.v1", "production.production-completed.v1");
    }

    private void shippingSample() {
        teller.stage("The shipping sample, which quality alone passes on (S3.10)");
        order.samples().shipping();
        order.samples().check(List.of());
        order.samples().send("SF" + System.nanoTime());
        order.awaitFacts("quality.sample-reported.v1");
        shortcuts.closed(
                "supervisor",
                "releases the goods before the shipping sample was passed on",
                () -> order.release().tryToRelease("supervisor"),
                RELEASE,
                "shipping-sample");
        days.pass(1);
        order.samples().receive();
        order.samples().passOn();
        order.awaitFacts("quality.shipping-sample-passed-on.v1");
    }

    private void release() {
        teller.stage("The goods are released, not by who inspected them (S3.11b)");
        shortcuts.forbidden(
                "inspector", "releases the goods", order.release().tryToRelease("inspector"), 403, "wrong-role");
        shortcuts.closed(
                "merchandiser",
                "arranges the shipment of goods that are not released",
                () -> order.shipping().tryToArrange(days.after(2)),
                SHIPMENT,
                "goods-release",
                "balance");
        order.release().release();
        order.awaitFacts("quality.goods-released.v1");
        teller.tracking(order.tracking());
    }

    private void balance() {
        teller.stage("The balance, asked for ahead, is paid and confirmed (S1.11)");
        order.awaitFacts("finance.balance-requested.v1");
        shortcuts.closed(
                "merchandiser",
                "arranges the shipment without the balance",
                () -> order.shipping().tryToArrange(days.after(2)),
                SHIPMENT,
                "balance");
        var receipt = order.payments().record(order.payments().balance());
        order.payments().attachSlip(receipt, false);
        order.awaitFacts("finance.receipt-recorded.v1");
        shortcuts.forbidden(
                "cashier",
                "confirms the balance that the cashier recorded",
                order.payments().tryToConfirm("cashier", receipt),
                403,
                "four-eyes");
        order.payments().confirm("finance", receipt);
        order.awaitFacts("finance.balance-confirmed.v1");
    }
}
