package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the customer pays: the cashier records it, somebody else of finance confirms it. */
public final class Payments {

    private final Journey order;
    private BigDecimal total;
    private BigDecimal deposit;
    private String currency;
    private int receipts;

    Payments(Journey order) {
        this.order = order;
    }

    /** Finance heard of the order and asks for the deposit. */
    public JsonNode awaitReceivable() {
        var receivable = order.await("finance", "the receivable", "/api/receivables/" + order.orderId(), any -> true);
        total = amount(receivable.path("total"));
        deposit = amount(receivable.path("required"));
        currency = receivable.path("required").path("currency").asText();
        return receivable;
    }

    public BigDecimal deposit() {
        return deposit;
    }

    /** What is left of the total when the deposit was paid. */
    public BigDecimal balance() {
        return total.subtract(deposit);
    }

    /** The cashier records that money arrived; the receipt's id. */
    public String record(BigDecimal amount) {
        var serial = order.stamp().bankSerial(++receipts);
        return Journey.id(order.steps()
                .create(
                        "cashier",
                        "records " + amount.toPlainString() + " " + currency + ", bank serial " + serial,
                        "/api/receipts",
                        Map.of(
                                "orderId",
                                order.orderId(),
                                "amount",
                                Map.of("amount", amount.toPlainString(), "currency", currency),
                                "bankAccount",
                                "3301 0000 5555 0815",
                                "bankSerial",
                                serial,
                                "payer",
                                "华裳服饰有限公司")));
    }

    /** The cashier says that a line of the bank is for the order, the whole of it; the receipt's id. */
    public String match(String bankLine, BigDecimal amount) {
        var allocation = Map.of(
                "orderId", order.orderId(), "amount", Map.of("amount", amount.toPlainString(), "currency", currency));
        return order.steps()
                .create(
                        "cashier",
                        "finds the order that the bank's " + amount.toPlainString() + " " + currency + " are for",
                        "/api/receipts/bank-lines/" + bankLine + "/match",
                        Map.of("allocations", List.of(allocation)))
                .text("receiptId");
    }

    public void attachSlip(String receipt, boolean ofDeposit) {
        order.steps()
                .upload(
                        "cashier",
                        "attaches the bank slip",
                        receipt(receipt, "/slip"),
                        ofDeposit
                                ? order.papers().depositSlip()
                                : order.papers().balanceSlip(),
                        201);
    }

    public Answer tryToConfirm(String who, String receipt) {
        return order.steps().attempt(who, receipt(receipt, "/confirmation"), null);
    }

    public Answer confirm(String who, String receipt) {
        return order.steps().step(who, "confirms the receipt", receipt(receipt, "/confirmation"), null);
    }

    public void reverse(String receipt) {
        order.steps().step("finance", "reverses the receipt", receipt(receipt, "/reversal"), Map.of("reason", "银行退票"));
    }

    private static String receipt(String id, String step) {
        return "/api/receipts/" + id + step;
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.path("amount").asText());
    }
}
