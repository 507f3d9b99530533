package org.gendan.local.demo.story;

import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Teller;

/** How production is released by the deposit, and what a deposit that the bank takes back does. */
final class MoneyPart {

    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;
    private String trace;

    MoneyPart(Journey order, Teller teller, Shortcuts shortcuts) {
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
    }

    void tell() {
        var receipt = deposit();
        release(receipt);
        reversal(receipt);
        secondDeposit();
    }

    String trace() {
        return trace;
    }

    private String deposit() {
        teller.stage("The deposit arrives and is confirmed by somebody else (S1.9)");
        var receipt = order.payments().record(order.payments().deposit());
        order.payments().attachSlip(receipt, true);
        order.awaitFacts("finance.receipt-recorded.v1");
        shortcuts.forbidden(
                "cashier",
                "confirms the receipt that the cashier recorded",
                order.payments().tryToConfirm("cashier", receipt),
                403,
                "four-eyes");
        return receipt;
    }

    private void release(String receipt) {
        trace = order.payments().confirm("finance", receipt).trace();
        order.awaitFacts("finance.deposit-confirmed.v1");
        teller.stage("Production is released, by nobody's hand (S1.9)");
        order.planning().awaitRelease();
        order.awaitFacts("production.production-released.v1");
        teller.stage("The planner's lot: all 11 lines for one factory");
        order.planning().assign();
        order.awaitFacts("production.work-assigned.v1");
        teller.tracking(order.tracking());
    }

    private void reversal(String receipt) {
        teller.stage("The bank takes the deposit back (rule 4)");
        order.payments().reverse(receipt);
        order.awaitFacts("finance.deposit-revoked.v1");
        order.planning().awaitDeposit(false);
        shortcuts.closed(
                "planner",
                "gives a further lot although the deposit is gone",
                () -> order.planning().tryToAssign("B", 0, 1),
                "production-not-released",
                "deposit-shortfall");
        teller.tracking(order.tracking());
    }

    private void secondDeposit() {
        teller.stage("The deposit comes a second time, and the work goes on");
        var receipt = order.payments().record(order.payments().deposit());
        order.payments().attachSlip(receipt, true);
        order.payments().confirm("finance-2", receipt);
        order.awaitFacts("finance.receipt-recorded.v1", "finance.deposit-confirmed.v1");
        order.planning().awaitDeposit(true);
    }
}
