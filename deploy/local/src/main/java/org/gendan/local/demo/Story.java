package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The whole story of one order as far as the chain goes by now, with one forbidden shortcut per gate. Whoever hears it,
 * the demo or a test, hears the same.
 */
public final class Story {

    public static final String TOTAL = "110885.35";
    public static final String DEPOSIT = "33265.61";
    public static final int PIECES = 999;

    private final Api api;
    private final Teller teller;
    private final Journey order;
    private String trace;

    public Story(Api api, Papers papers, Teller teller) {
        this.api = api;
        this.teller = teller;
        this.order = new Journey(api, papers, teller, Stamp.on(Stamp.today(api)));
    }

    /** Tells it to its end, and returns the order for a closer look. */
    public Journey tell() {
        peopleAndThings();
        writtenOrder();
        callBack();
        confirmation();
        var receipt = deposit();
        release(receipt);
        reversal(receipt);
        secondDeposit();
        teller.stage("Where the order stands");
        var tracking = order.tracking();
        teller.tracking(tracking);
        teller.history(tracking);
        return order;
    }

    /** Under which finance and production log what followed from the confirmation of the first deposit. */
    public String trace() {
        return trace;
    }

    private void peopleAndThings() {
        teller.stage("Customer, products and factory");
        new MasterData(api, teller).provide();
    }

    private void writtenOrder() {
        teller.stage("The written order (S1.6, S1.1b)");
        order.open();
        order.writeDown();
        order.awaitFacts("order.order-opened.v1", "order.document-attached.v1", "order.lines-entered.v1");
    }

    private void callBack() {
        teller.stage("Salesperson, then call-back (S1.7)");
        order.consult();
        order.awaitFacts("order.salesperson-consulted.v1");
        refused(
                "merchandiser",
                "confirms without having called the customer back",
                order.tryToConfirm(),
                409,
                "order-not-confirmable",
                "phone-call-back");
        order.callBack();
        order.awaitFacts("order.customer-called-back.v1");
    }

    private void confirmation() {
        teller.stage("Confirmation: the total stands, the deposit is asked for (S1.7, S1.8)");
        var confirmed = order.confirm();
        holds("the total", TOTAL, confirmed.body().path("total"));
        var receivable = order.awaitReceivable();
        holds("the deposit", DEPOSIT, receivable.path("required"));
        order.awaitFacts("order.order-confirmed.v1", "finance.deposit-requested.v1");
        order.awaitProduction("the order in production", production -> true);
        refused(
                "planner",
                "gives work to a factory before the deposit is there",
                order.tryToAssign("A", "JK-2601"),
                409,
                "production-not-released",
                "deposit");
    }

    private String deposit() {
        teller.stage("The deposit arrives and is confirmed by somebody else (S1.9)");
        var receipt = order.recordReceipt();
        order.attachSlip(receipt);
        order.awaitFacts("finance.receipt-recorded.v1");
        refused(
                "cashier",
                "confirms the receipt that the cashier recorded",
                order.tryToConfirmReceipt("cashier", receipt),
                403,
                "four-eyes",
                null);
        return receipt;
    }

    private void release(String receipt) {
        trace = order.confirmReceipt("finance", receipt).trace();
        order.awaitFacts("finance.deposit-confirmed.v1");
        teller.stage("Production is released, by nobody's hand (S1.9)");
        order.awaitRelease();
        order.awaitFacts("production.production-released.v1");
        teller.stage("The planner's first lot");
        order.assign("A", "JK-2601");
        order.awaitFacts("production.work-assigned.v1");
        teller.tracking(order.tracking());
    }

    private void reversal(String receipt) {
        teller.stage("The bank takes the deposit back (rule 4)");
        order.reverseReceipt(receipt);
        order.awaitFacts("finance.deposit-revoked.v1");
        order.awaitDeposit(false);
        refused(
                "planner",
                "gives a further lot although the deposit is gone",
                order.tryToAssign("B", "KZ-2602"),
                409,
                "production-not-released",
                "deposit");
        teller.tracking(order.tracking());
    }

    private void secondDeposit() {
        teller.stage("The deposit comes a second time, and the work goes on");
        var receipt = order.recordReceipt();
        order.attachSlip(receipt);
        order.confirmReceipt("finance-2", receipt);
        order.awaitFacts("finance.receipt-recorded.v1", "finance.deposit-confirmed.v1");
        order.awaitDeposit(true);
        order.assign("B", "KZ-2602");
        order.awaitFacts("production.work-assigned.v1");
    }

    /** A forbidden shortcut: it must be refused for the right reason. */
    private void refused(String who, String what, Answer answer, int status, String problem, String missing) {
        var because = missing == null || answer.missing().stream().anyMatch(code -> code.startsWith(missing));
        if (!answer.isRefusal(status, problem) || !because) {
            throw new StepFailed("The shortcut was not refused as it must be (" + status + " " + problem
                    + (missing == null ? "" : ", missing " + missing) + "): " + who + " " + what + ".\n"
                    + answer.request() + " was answered with " + answer.status() + ":\n" + answer.pretty());
        }
        teller.refused(who, what, answer);
    }

    private static void holds(String what, String expected, JsonNode money) {
        if (!money.path("amount").asText().equals(expected)) {
            throw new StepFailed("Of this order " + what + " is " + expected + " CNY, not " + money);
        }
    }
}
