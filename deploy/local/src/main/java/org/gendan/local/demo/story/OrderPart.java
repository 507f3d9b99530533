package org.gendan.local.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gendan.local.demo.Api;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.MasterData;
import org.gendan.local.demo.StepFailed;
import org.gendan.local.demo.Teller;

/** How the order comes to stand: written down, talked over, phoned back, confirmed. */
final class OrderPart {

    private static final List<String> REQUIREMENTS =
            List.of("领口明线距边 0.5 cm，针距 3 cm 11–12 针", "色差不低于 4 级", "每箱 20 件，单色单码装箱");

    private final Api api;
    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;

    OrderPart(Api api, Journey order, Teller teller, Shortcuts shortcuts) {
        this.api = api;
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
    }

    void tell() {
        teller.stage("Customer, products and factory");
        new MasterData(api, teller).provide();
        writtenOrder();
        callBack();
        confirmation();
    }

    private void writtenOrder() {
        teller.stage("The written order (S1.6, S1.1b)");
        order.intake().open();
        order.intake().writeDown();
        order.awaitFacts("order.order-opened.v1", "order.document-attached.v1", "order.lines-entered.v1");
        order.intake().require(REQUIREMENTS);
        order.awaitFacts("order.requirements-stated.v1");
    }

    private void callBack() {
        teller.stage("Salesperson, then call-back (S1.7)");
        order.intake().consult();
        order.awaitFacts("order.salesperson-consulted.v1");
        shortcuts.closed(
                "merchandiser",
                "confirms without having called the customer back",
                order.intake()::tryToConfirm,
                "order-not-confirmable",
                "phone-call-back");
        order.intake().callBack();
        order.awaitFacts("order.customer-called-back.v1");
    }

    private void confirmation() {
        teller.stage("Confirmation: the total stands, the deposit is asked for (S1.7, S1.8)");
        var confirmed = order.intake().confirm();
        holds("the total", Story.TOTAL, confirmed.body().path("total"));
        var receivable = order.payments().awaitReceivable();
        holds("the deposit", Story.DEPOSIT, receivable.path("deposit").path("required"));
        order.awaitFacts("order.order-confirmed.v1", "finance.deposit-requested.v1");
        order.planning().await("the order in production", production -> true);
        shortcuts.closed(
                "planner",
                "gives work to a factory before the deposit is there",
                () -> order.planning().tryToAssign("A", 0, Integer.MAX_VALUE),
                "production-not-released",
                "deposit");
    }

    private static void holds(String what, String expected, JsonNode money) {
        if (!money.path("amount").asText().equals(expected)) {
            throw new StepFailed("Of this order " + what + " is " + expected + " CNY, not " + money);
        }
    }
}
