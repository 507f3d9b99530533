package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One order on its way, step by step, each step taken by the person whose work it is. */
public final class Journey {

    private final Api api;
    private final Papers papers;
    private final Teller teller;
    private final Stamp stamp;
    private final Set<String> told = new HashSet<>();
    private String orderId;
    private Map<String, Object> deposit;
    private int receipts;

    public Journey(Api api, Papers papers, Teller teller, Stamp stamp) {
        this.api = api;
        this.papers = papers;
        this.teller = teller;
        this.stamp = stamp;
    }

    public String orderId() {
        return orderId;
    }

    public String orderNumber() {
        return stamp.orderNumber();
    }

    // The merchandiser: from the written document to the confirmation.

    public void open() {
        var opened = did(
                "merchandiser",
                "opens order " + orderNumber(),
                api.as("merchandiser")
                        .post(
                                "/api/orders",
                                Map.of(
                                        "customerId",
                                        MasterData.CUSTOMER,
                                        "salesperson",
                                        "salesperson",
                                        "currency",
                                        "CNY",
                                        "orderNumber",
                                        orderNumber()))
                        .expect(201));
        orderId = opened.text("id");
    }

    public void writeDown() {
        var merchandiser = api.as("merchandiser");
        did(
                "merchandiser",
                "attaches the written order",
                merchandiser.upload(order("/documents"), papers.writtenOrder()).expect(201));
        var imported = did(
                "merchandiser",
                "takes the lines from the spreadsheet",
                merchandiser.upload(order("/line-imports"), papers.lines()).expect(200));
        agree(imported.etag());
    }

    private void agree(String version) {
        var number = "HT-" + orderNumber();
        var contract = Map.of(
                "number", number,
                "date", stamp.today().plusDays(90).toString(),
                "incoterm", "FOB",
                "place", "上海",
                "destination", "Hamburg");
        var answer = api.as("merchandiser").put(order("/contract"), version, contract);
        if (answer.attempts() > 1 && answer.isRefusal(412, "stale-version")) {
            // The first attempt was taken, but its answer was lost with the service.
            answer = api.as("merchandiser").get(order(""));
        }
        if (!answer.expect(200).body().path("contract").path("number").asText().equals(number)) {
            throw new StepFailed("The contract is not written down:\n" + answer.pretty());
        }
        did("merchandiser", "writes down the contract", answer);
    }

    public void consult() {
        did(
                "merchandiser",
                "records that the salesperson agrees",
                api.as("merchandiser")
                        .post(order("/consultation"), Map.of("agreed", true, "remark", "价格与交期已核对"))
                        .expect(200));
    }

    public void callBack() {
        did(
                "merchandiser",
                "records the call-back to the customer",
                api.as("merchandiser")
                        .post(order("/call-back"), Map.of("spokenWith", "林晓岚"))
                        .expect(200));
    }

    public Answer tryToConfirm() {
        return api.as("merchandiser").post(order("/confirmation"), null);
    }

    public Answer confirm() {
        var answer = tryToConfirm();
        if (answer.attempts() > 1 && answer.isRefusal(409, "wrong-state")) {
            // The first attempt was taken, but its answer was lost with the service.
            answer = api.as("merchandiser").get(order(""));
        }
        if (!answer.expect(200).text("status").equals("CONFIRMED")) {
            throw new StepFailed("The order is not confirmed:\n" + answer.pretty());
        }
        return did("merchandiser", "confirms the order, which fixes its total", answer);
    }

    // Cashier and finance: the deposit.

    /** Finance heard of the order and asks for the deposit. */
    public JsonNode awaitReceivable() {
        var receivable = api.as("finance")
                .await("the receivable", "/api/receivables/" + orderId, answer -> answer.status() == 200)
                .body();
        deposit = money(receivable.path("required"));
        return receivable;
    }

    /** The cashier records that the deposit arrived; the answer's id is the receipt's. */
    public String recordReceipt() {
        var serial = stamp.bankSerial(++receipts);
        return did(
                        "cashier",
                        "records " + deposit.get("amount") + " " + deposit.get("currency") + ", bank serial " + serial,
                        api.as("cashier")
                                .post(
                                        "/api/receipts",
                                        Map.of(
                                                "orderId",
                                                orderId,
                                                "amount",
                                                deposit,
                                                "bankAccount",
                                                "3301 0000 5555 0815",
                                                "bankSerial",
                                                serial,
                                                "payer",
                                                "华裳服饰有限公司"))
                                .expect(201))
                .text("id");
    }

    public void attachSlip(String receipt) {
        did(
                "cashier",
                "attaches the bank slip",
                api.as("cashier")
                        .upload("/api/receipts/" + receipt + "/slip", papers.depositSlip())
                        .expect(201));
    }

    public Answer tryToConfirmReceipt(String who, String receipt) {
        return api.as(who).post("/api/receipts/" + receipt + "/confirmation", null);
    }

    public Answer confirmReceipt(String who, String receipt) {
        return did(
                who, "confirms the receipt", tryToConfirmReceipt(who, receipt).expect(200));
    }

    public void reverseReceipt(String receipt) {
        did(
                "finance",
                "reverses the receipt",
                api.as("finance")
                        .post("/api/receipts/" + receipt + "/reversal", Map.of("reason", "银行退票"))
                        .expect(200));
    }

    // The planner: the production order.

    /** Production heard what it must hear before the planner acts. */
    public JsonNode awaitProduction(String what, java.util.function.Predicate<JsonNode> there) {
        return api.as("planner")
                .await(
                        what,
                        "/api/production-orders/" + orderId,
                        answer -> answer.status() == 200 && there.test(answer.body()))
                .body();
    }

    public JsonNode awaitRelease() {
        return awaitProduction(
                "the release", production -> production.path("status").asText().equals("RELEASED"));
    }

    /** Whether production holds the deposit for confirmed. */
    public JsonNode awaitDeposit(boolean confirmed) {
        return awaitProduction(
                "the deposit's " + (confirmed ? "confirmation" : "revocation"),
                production -> !production.path("deposit").isMissingNode()
                        && production.path("deposit").path("confirmed").asBoolean() == confirmed);
    }

    /** The planner gives all that is ordered of one model to the factory. */
    public Answer tryToAssign(String lot, String model) {
        var production = api.as("planner")
                .get("/api/production-orders/" + orderId)
                .expect(200)
                .body();
        var shares = new ArrayList<Map<String, Object>>();
        for (var line : production.path("lines")) {
            if (line.path("model").asText().equals(model)) {
                shares.add(Map.of(
                        "lineId",
                        line.path("lineId").asText(),
                        "quantity",
                        line.path("quantity").asInt()));
            }
        }
        return api.as("planner")
                .post(
                        "/api/production-orders/" + orderId + "/assignments",
                        Map.of("factoryId", MasterData.FACTORY, "lot", lot, "shares", shares));
    }

    public Answer assign(String lot, String model) {
        var answer = tryToAssign(lot, model).expect(201);
        return did(
                "planner",
                "gives lot " + lot + ", " + answer.text("quantity") + " pieces of " + model + ", to the factory",
                answer);
    }

    // Tracking: what everybody sees.

    public JsonNode tracking() {
        return api.as("merchandiser").get(order("/tracking")).expect(200).body();
    }

    /** Waits until the history has one more fact of each type that is named, and tells them. */
    public JsonNode awaitFacts(String... types) {
        var tracking = api.as("merchandiser")
                .await(
                        List.of(types) + " in the order's history",
                        order("/tracking"),
                        answer -> answer.status() == 200
                                && untold(answer.body(), types).size() == types.length)
                .body();
        for (var fact : untold(tracking, types)) {
            told.add(fact.path("sourceEvent").asText());
            teller.happened(fact);
        }
        return tracking;
    }

    /** For each type the first fact that was not told yet, in the order of the history. */
    private List<JsonNode> untold(JsonNode tracking, String... types) {
        var wanted = new ArrayList<>(List.of(types));
        return StreamSupport.stream(tracking.path("history").spliterator(), false)
                .filter(fact -> !told.contains(fact.path("sourceEvent").asText()))
                .filter(fact -> wanted.remove(fact.path("fact").asText()))
                .toList();
    }

    private Answer did(String who, String what, Answer answer) {
        teller.did(who, what, answer);
        return answer;
    }

    private String order(String step) {
        return "/api/orders/" + orderId + step;
    }

    private static Map<String, Object> money(JsonNode money) {
        return Map.of(
                "amount",
                new BigDecimal(money.path("amount").asText()).toPlainString(),
                "currency",
                money.path("currency").asText());
    }
}
