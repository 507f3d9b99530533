package org.gendan.local.demo;

import java.util.List;
import java.util.Map;

/** The merchandiser's steps: from the written document to the confirmation, and at the very end the closing. */
public final class Intake {

    private static final String MERCHANDISER = "merchandiser";

    private final Journey order;
    private String orderId;

    Intake(Journey order) {
        this.order = order;
    }

    String orderId() {
        return orderId;
    }

    String path(String step) {
        return "/api/orders/" + orderId + step;
    }

    public void open() {
        var opened = order.steps()
                .create(
                        MERCHANDISER,
                        "opens order " + order.orderNumber(),
                        "/api/orders",
                        Map.of(
                                "customerId",
                                MasterData.CUSTOMER,
                                "salesperson",
                                "salesperson",
                                "currency",
                                "CNY",
                                "orderNumber",
                                order.orderNumber()));
        orderId = Journey.id(opened);
    }

    /** Goes on with an order that came in by itself, as from an ERP. */
    public void takeOver(String id) {
        orderId = id;
    }

    public void writeDown() {
        attach();
        var imported = order.steps()
                .upload(
                        MERCHANDISER,
                        "takes the lines from the spreadsheet",
                        path("/line-imports"),
                        order.papers().lines(),
                        200);
        agree(imported.etag());
    }

    /** As {@link #writeDown()}, with lines that are typed in. */
    public void writeDown(List<Map<String, Object>> lines) {
        attach();
        var merchandiser = order.steps().as(MERCHANDISER);
        var version = merchandiser.get(path("")).expect(200).etag();
        var entered = merchandiser
                .put(path("/lines"), version, Map.of("lines", lines))
                .expect(200);
        order.steps().did(MERCHANDISER, "types in " + lines.size() + " lines", entered);
        agree(entered.etag());
    }

    private void attach() {
        order.steps()
                .upload(
                        MERCHANDISER,
                        "attaches the written order",
                        path("/documents"),
                        order.papers().writtenOrder(),
                        201);
    }

    /** The contract alone, of an order whose lines stand. */
    public void agree() {
        agree(order.steps().as(MERCHANDISER).get(path("")).expect(200).etag());
    }

    private void agree(String version) {
        var number = "HT-" + order.orderNumber();
        var contract = Map.of(
                "number",
                number,
                "date",
                order.stamp().today().plusDays(90).toString(),
                "incoterm",
                "FOB",
                "place",
                Shipping.PLACE,
                "destination",
                "Hamburg");
        var merchandiser = order.steps().as(MERCHANDISER);
        var answer = merchandiser.put(path("/contract"), version, contract);
        if (answer.attempts() > 1 && answer.isRefusal(412, "stale-version")) {
            // The first attempt was taken, but its answer was lost with the service.
            answer = merchandiser.get(path(""));
        }
        if (!answer.expect(200).body().path("contract").path("number").asText().equals(number)) {
            throw new StepFailed("The contract is not written down:\n" + answer.pretty());
        }
        order.steps().did(MERCHANDISER, "writes down the contract", answer);
    }

    /** What the customer asks of the goods beyond their lines; the pre-production meeting goes through it. */
    public void require(List<String> requirements) {
        var merchandiser = order.steps().as(MERCHANDISER);
        var version = merchandiser.get(path("")).expect(200).etag();
        var answer = merchandiser.put(path("/requirements"), version, Map.of("requirements", requirements));
        if (answer.attempts() > 1 && answer.isRefusal(412, "stale-version")) {
            answer = merchandiser.get(path(""));
        }
        order.steps()
                .did(
                        MERCHANDISER,
                        "writes down what the customer requires: " + String.join("; ", requirements),
                        answer.expect(200));
    }

    public void consult() {
        order.steps()
                .step(
                        MERCHANDISER,
                        "records that the salesperson agrees",
                        path("/consultation"),
                        Map.of("agreed", true, "remark", "价格与交期已核对"));
    }

    public void callBack() {
        order.steps()
                .step(
                        MERCHANDISER,
                        "records the call-back to the customer",
                        path("/call-back"),
                        Map.of("spokenWith", "林晓岚"));
    }

    public Answer tryToConfirm() {
        return order.steps().attempt(MERCHANDISER, path("/confirmation"), null);
    }

    public Answer confirm() {
        var answer = tryToConfirm();
        if (answer.attempts() > 1 && answer.isRefusal(409, "wrong-state")) {
            // The first attempt was taken, but its answer was lost with the service.
            answer = order.steps().as(MERCHANDISER).get(path(""));
        }
        if (!answer.expect(200).text("status").equals("CONFIRMED")) {
            throw new StepFailed("The order is not confirmed:\n" + answer.pretty());
        }
        return order.steps().did(MERCHANDISER, "confirms the order, which fixes its total", answer);
    }

    public Answer tryToClose() {
        return order.steps().attempt(MERCHANDISER, path("/closing"), Map.of());
    }

    public void close() {
        order.steps().step(MERCHANDISER, "closes the order", path("/closing"), Map.of());
    }

    /** The customer of the first signed delivery is one that returns. */
    public Answer awaitReturningCustomer() {
        var answer = order.steps()
                .as(MERCHANDISER)
                .await(
                        "the customer as a returning one",
                        "/api/customers/" + MasterData.CUSTOMER,
                        customer -> customer.body().toString().contains("\"returning\":true"));
        return order.steps().did(MERCHANDISER, "sees that the customer is a returning one", answer);
    }
}
