package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gendan.local.demo.erp.Erp;
import org.gendan.local.demo.erp.Fact;
import org.gendan.local.demo.erp.Ledger;
import org.gendan.local.demo.erp.Ledger.Entry;
import org.gendan.local.demo.erp.SalesOrder;
import org.gendan.local.demo.erp.SalesOrder.Item;

/**
 * The day of an ERP: it brings a customer, two products and an order, people carry the order to its end, and the ERP hears of
 * each step from the topics alone, passes the bank's lines on and books what finance tells.
 */
final class ErpDay {

    static final String ACCOUNT = "3301000055550815";
    /** The bank's own numbers of the two payments. */
    static final String DEPOSIT = "2026113000004711";

    static final String BALANCE = "2026121800004712";

    private static final String CUSTOMER = "C-4711";
    private static final String SHIRT = "P-77";
    private static final String SWEATER = "P-78";
    private static final int PIECES = 120;
    private static final int MOST_PACKED = 96;

    private final Api api;
    private final Erp erp;
    private final BusinessDays days;
    private final Journey journey;
    private final Ledger ledger = new Ledger();
    private final Set<String> heard = new HashSet<>();
    private final SalesOrder order = new SalesOrder(
            "SO-1001",
            CUSTOMER,
            "EUR",
            List.of(
                    new Item(1, SHIRT, "navy", "M", 60, new BigDecimal("12.50")),
                    new Item(2, SHIRT, "navy", "L", 40, new BigDecimal("12.50")),
                    new Item(3, SWEATER, "grey", "M", 20, new BigDecimal("18.75"))));

    private Entry invoice;

    ErpDay(Api api, Papers papers, Erp erp) {
        this.api = api;
        this.erp = erp;
        this.days = new BusinessDays(api, Teller.SILENT);
        var folder = Path.of("src", "test", "resources", "erp-day");
        this.journey = new Journey(
                api,
                papers.with(Table.read(folder.resolve("deliveries.csv")), List.of()),
                Teller.SILENT,
                Stamp.on(days.today()));
    }

    SalesOrder order() {
        return order;
    }

    String orderId() {
        return journey.orderId();
    }

    Ledger ledger() {
        return ledger;
    }

    Entry invoice() {
        return invoice;
    }

    /** What was announced about the order, as the ERP heard it. */
    List<Fact> facts() {
        return erp.facts().stream()
                .filter(fact -> fact.subject().equals(orderId()))
                .toList();
    }

    void tell() {
        new MasterData(api, Teller.SILENT).provide(Factory.HANGZHOU);
        customer();
        products();
        draft();
        confirmation();
        deposit();
        preparation();
        production();
        release();
        balance();
        delivery();
    }

    private void customer() {
        var second = Erp.customer(CUSTOMER, customer(2, "上海市静安区 8 号"));
        var id = outcome("ACCEPTED", erp.send(second)).path("customerId").asText();
        erp.awaitFact(
                "the customer with the ERP's number",
                fact -> fact.subject().equals(id)
                        && fact.type().equals("order.customer-changed.v1")
                        && fact.data().path("externalId").asText().equals(CUSTOMER));
        outcome("STALE", erp.send(Erp.customer(CUSTOMER, customer(1, "上海市静安区 1 号"))));
        outcome("DUPLICATE", erp.send(second));
        outcome(
                "REJECTED",
                erp.send(Erp.customer(CUSTOMER, Map.of("externalId", CUSTOMER, "revision", 3, "email", "nobody"))));
    }

    private static Map<String, ?> customer(int revision, String address) {
        return Map.of(
                "externalId",
                CUSTOMER,
                "revision",
                revision,
                "code",
                "BL-4711",
                "legalName",
                "北麓贸易有限公司",
                "address",
                address,
                "language",
                "zh",
                "merchandiser",
                "merchandiser",
                "salesperson",
                "salesperson");
    }

    private void products() {
        product(SHIRT, "圆领T恤", "TS-3101", "精梳棉汗布 180 g/m²");
        product(SWEATER, "圆领卫衣", "WY-3102", "毛圈布 280 g/m²");
    }

    private void product(String number, String name, String model, String specification) {
        outcome(
                "ACCEPTED",
                erp.send(Erp.product(
                        number,
                        Map.of(
                                "externalId",
                                number,
                                "revision",
                                1,
                                "series",
                                "针织",
                                "model",
                                model,
                                "name",
                                name,
                                "specification",
                                specification,
                                "colours",
                                List.of("navy", "grey"),
                                "sizes",
                                List.of("M", "L"),
                                "packCount",
                                20))));
    }

    private void draft() {
        ledger.take(order);
        journey.intake()
                .takeOver(outcome("ACCEPTED", erp.send(Erp.order(order, 1)))
                        .path("orderId")
                        .asText());
        hears("order.order-opened.v1", "order.document-attached.v1", "order.lines-entered.v1");
        stands("DRAFT");
    }

    private void confirmation() {
        journey.intake().agree();
        erp.awaitState("orders", orderId(), state -> state.data().hasNonNull("contract"));
        journey.intake().require(List.of("领口罗纹 2 cm，双针", "每箱 20 件，单色单码装箱"));
        hears("order.requirements-stated.v1");
        journey.intake().consult();
        hears("order.salesperson-consulted.v1");
        journey.intake().callBack();
        hears("order.customer-called-back.v1");
        journey.intake().confirm();
        hears("order.order-confirmed.v1");
        outcome("REJECTED", erp.send(Erp.order(order, 2)));
    }

    private void deposit() {
        pay(hears("finance.deposit-requested.v1").data().path("deposit"), DEPOSIT, "订金 SO-1001", "finance");
        hears("finance.deposit-confirmed.v1");
        hears("production.production-released.v1");
    }

    private void balance() {
        pay(hears("finance.balance-requested.v1").data().path("balance"), BALANCE, "余款 SO-1001", "finance-2");
        hears("finance.balance-confirmed.v1");
    }

    /** The money arrives in the bank, the cashier finds what it is for, and somebody else of finance confirms it. */
    private void pay(JsonNode asked, String transactionId, String text, String who) {
        journey.payments().awaitReceivable();
        var transaction = Erp.bankTransaction(
                ACCOUNT,
                Map.of(
                        "bankAccount",
                        ACCOUNT,
                        "bookedOn",
                        days.today().toString(),
                        "direction",
                        "CREDIT",
                        "payer",
                        "北麓贸易有限公司",
                        "amount",
                        asked,
                        "text",
                        text,
                        "transactionId",
                        transactionId));
        var line = outcome("ACCEPTED", erp.send(transaction)).path("bankLineId").asText();
        outcome("DUPLICATE", erp.send(transaction));
        var receipt = journey.payments()
                .match(line, new BigDecimal(asked.path("amount").asText()));
        hears("finance.receipt-recorded.v1");
        journey.payments().confirm(who, receipt);
        ledger.receipt(hears("finance.receipt-confirmed.v1"));
    }

    private void preparation() {
        journey.planning().awaitRelease();
        journey.planning().assign();
        hears("production.work-assigned.v1");
        journey.inspections().assignInspector();
        hears("quality.inspector-assigned.v1");
        journey.planning().schedule(days.after(5), days.after(12), days.after(14));
        hears("production.production-scheduled.v1");
        days.pass(2);
        journey.materials().count(journey.materials().receive("SH-E"), "SH-E");
        hears("production.materials-counted.v1");
        journey.materials().check();
        hears("production.materials-checked.v1");
        journey.samples().preProduction();
        journey.samples().check(List.of());
        hears("quality.sample-reported.v1");
        journey.samples().sign();
        journey.samples().send("SF-ERP-1");
        days.pass(1);
        journey.samples().receive();
        journey.samples().confirm();
        journey.samples().meet();
        journey.samples().signMeeting();
        hears("quality.meeting-held.v1", "quality.pre-production-approved.v1");
        days.pass(2);
        journey.workshop().start();
        hears("production.production-started.v1");
    }

    private void production() {
        days.pass(1);
        report(PIECES, 60, 40, 30);
        journey.inspections().inspectAll("FIRST_PIECE", null, 1);
        inspected();
        journey.inspections().inspectAll("FIRST_BUNDLE", null, 20);
        inspected();
        journey.inspections().inspectSample("MID", true);
        inspected();
        days.pass(3);
        report(PIECES, PIECES, PIECES, MOST_PACKED);
        journey.inspections().inspectSample("MID", true);
        inspected();
        journey.inspections().inspectSample("FINAL", true);
        inspected();
        journey.inspections().decide();
        hears("quality.final-inspection-decided.v1");
        report(PIECES, PIECES, PIECES, PIECES);
        journey.release().followRemainder(PIECES - MOST_PACKED);
        hears("quality.remainder-followed.v1");
        journey.workshop().complete();
        hears("production.assignment-completed.v1", "production.production-completed.v1");
    }

    /** So many pieces are done by now, and quality has heard of it. */
    private void report(int cut, int sewn, int pressed, int packed) {
        journey.workshop().report("CUTTING", cut);
        journey.workshop().report("SEWING", sewn);
        journey.workshop().report("PRESSING", pressed);
        journey.workshop().report("PACKING", packed);
        journey.inspections().awaitPacked(packed);
        hears("production.production-progressed.v1");
    }

    private void inspected() {
        hears("quality.inspection-reported.v1", "quality.report-signed.v1");
    }

    private void release() {
        journey.samples().shipping();
        journey.samples().check(List.of());
        hears("quality.sample-reported.v1");
        journey.samples().send("SF-ERP-2");
        days.pass(1);
        journey.samples().receive();
        journey.samples().passOn();
        hears("quality.shipping-sample-passed-on.v1");
        journey.release().release();
        hears("quality.goods-released.v1");
    }

    private void delivery() {
        var shipping = journey.shipping();
        shipping.arrange(days.after(1));
        hears("logistics.shipment-arranged.v1");
        days.pass(1);
        shipping.prepare(6);
        hears("logistics.stock-prepared.v1");
        shipping.inspect();
        hears("logistics.goods-inspected.v1");
        shipping.load("沪B·A0471", null);
        hears("logistics.goods-loaded.v1");
        shipping.leave();
        hears("logistics.goods-dispatched.v1");
        invoice = ledger.invoice(hears("finance.invoice-issued.v1"));
        hears("finance.order-settled.v1");
        shipping.giveNumber("HJ-ERP-1");
        hears("logistics.courier-number-given.v1");
        days.pass(1);
        shipping.signOnPaper(
                new Api.Upload("signed.pdf", "application/pdf", "%PDF-1.7 signed".getBytes(StandardCharsets.US_ASCII)));
        hears("logistics.goods-signed.v1");
        journey.intake().close();
        hears("order.order-closed.v1");
        stands("CLOSED");
    }

    private void stands(String status) {
        erp.awaitState(
                "orders",
                orderId(),
                state -> state.data().path("status").asText().equals(status));
    }

    /** The ERP hears one more fact of each type about the order; the first of them. */
    private Fact hears(String... types) {
        Fact first = null;
        for (var type : types) {
            var fact = erp.awaitFact(
                    type + " of " + orderId(),
                    each -> each.subject().equals(orderId()) && each.type().equals(type) && !heard.contains(each.id()));
            heard.add(fact.id());
            first = first == null ? fact : first;
        }
        return first;
    }

    private static JsonNode outcome(String expected, JsonNode answer) {
        if (!answer.path("outcome").asText().equals(expected)) {
            throw new AssertionError("The answer is not " + expected + ": " + answer.toPrettyString());
        }
        return answer;
    }
}
