package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gendan.local.demo.story.Shortcuts;

/**
 * The life of an order of 8 000 pieces that two factories make: 5 000 in Hangzhou, whose first piece and first final
 * inspection fail, and 3 000 in Ningbo, where fabric is short. Whatever is not allowed yet is tried, and refused.
 */
final class TwoFactories {

    static final int HANGZHOU = 5000;
    static final int NINGBO = 3000;

    private static final String START = "production-not-startable";
    private static final String MID = "mid-inspection-not-open";
    private static final String FINAL = "final-inspection-not-open";
    private static final String RELEASE = "goods-not-releasable";

    private final Api api;
    private final Shortcuts shortcuts;
    private final BusinessDays days;
    private final Journey hangzhou;
    private final Journey ningbo;

    private JsonNode firstMid;
    private JsonNode failedFinal;
    private JsonNode secondFinal;

    TwoFactories(Api api, Papers papers, Teller teller) {
        this.api = api;
        this.shortcuts = new Shortcuts(api, teller);
        this.days = new BusinessDays(api, teller);
        this.hangzhou = new Journey(api, papers(papers, "hangzhou"), teller, Stamp.on(days.today()));
        this.ningbo = hangzhou.lotOf(Factory.NINGBO, papers(papers, "ningbo"));
        var masterData = new MasterData(api, teller);
        masterData.provide();
        masterData.provide(Factory.NINGBO);
    }

    private static Papers papers(Papers papers, String factory) {
        var folder = Path.of("src", "test", "resources", "two-factories");
        return papers.with(
                Table.read(folder.resolve(factory + "-deliveries.csv")),
                Table.read(folder.resolve(factory + "-findings.csv")));
    }

    /** The order, and the lot that Hangzhou makes of it. */
    Journey hangzhou() {
        return hangzhou;
    }

    Journey ningbo() {
        return ningbo;
    }

    /** Hangzhou's first mid inspection as it was booked. */
    JsonNode firstMid() {
        return firstMid;
    }

    JsonNode failedFinal() {
        return failedFinal;
    }

    JsonNode secondFinal() {
        return secondFinal;
    }

    void tell() {
        order();
        lots();
        materials();
        meetings();
        starts();
        firstPieces();
        midInspections();
        failedFinalInspection();
        rework();
        lastFifth();
        release();
        delivery();
    }

    private void order() {
        hangzhou.intake().open();
        hangzhou.intake()
                .writeDown(List.of(
                        line(1, "藏青", "M", 2500),
                        line(2, "藏青", "L", 2500),
                        line(3, "卡其", "M", 1500),
                        line(4, "卡其", "L", 1500)));
        hangzhou.intake().require(List.of("领口明线距边 0.5 cm", "每箱 20 件，单色单码装箱"));
        hangzhou.intake().consult();
        hangzhou.intake().callBack();
        hangzhou.intake().confirm();
        hangzhou.payments().awaitReceivable();
        hangzhou.payments()
                .confirm(
                        "finance",
                        hangzhou.payments().record(hangzhou.payments().deposit()));
        hangzhou.planning().awaitRelease();
    }

    private static Map<String, Object> line(int number, String colour, String size, int quantity) {
        return Map.of(
                "number",
                number,
                "series",
                "城市夹克",
                "model",
                "JK-2601",
                "specification",
                "全棉斜纹 280 g/m²，涤塔夫里",
                "colour",
                colour,
                "size",
                size,
                "quantity",
                quantity,
                "unitPrice",
                Map.of("amount", "86.50", "currency", "CNY"));
    }

    private void lots() {
        hangzhou.planning().assign("A", 0, 2);
        ningbo.planning().assign("B", 2, 4);
        for (var lot : List.of(hangzhou, ningbo)) {
            lot.inspections().assignInspector();
            lot.planning().schedule(days.after(5), days.after(40), days.after(44));
        }
        shortcuts.forbidden(
                "factory-2",
                "looks at the lot of the other factory",
                api.as("factory-2")
                        .get("/api/assignments/" + hangzhou.planning().assignmentId()),
                404,
                "unknown-assignment");
    }

    private void materials() {
        days.pass(2);
        hangzhou.materials().count(hangzhou.materials().receive("SH-A"), "SH-A");
        hangzhou.materials().check();
        var delivery = ningbo.materials().receive("SH-B");
        ningbo.materials().count(delivery, "SH-B");
        shortcuts.closed(
                "inspector",
                "checks what is short without having counted it in person",
                ningbo.materials()::tryToCheck,
                "materials-not-checkable",
                "count-confirmation");
        ningbo.materials().confirm(delivery);
        ningbo.materials().check();
        shortcuts.closed(
                "factory-2",
                "starts although fabric is short",
                ningbo.workshop()::tryToStart,
                START,
                "material-shortage",
                "pre-production-approval");
        hangzhou.samples().preProduction();
        hangzhou.samples().check(List.of("领口明线起皱，调整压脚"));
        ningbo.samples().preProduction();
        ningbo.samples().check(List.of());
        for (var lot : List.of(hangzhou, ningbo)) {
            lot.samples().sign();
            lot.samples().send("SF" + System.nanoTime());
        }
    }

    private void meetings() {
        days.pass(1);
        for (var lot : List.of(hangzhou, ningbo)) {
            lot.samples().receive();
            lot.samples().confirm();
            lot.samples().meet();
            lot.samples().signMeeting();
        }
    }

    private void starts() {
        days.pass(2);
        hangzhou.workshop().start();
        shortcuts.closed(
                "factory-2",
                "starts although nothing but the fabric is missing",
                ningbo.workshop()::tryToStart,
                START,
                "material-shortage");
        shortcuts.forbidden(
                "planner",
                "has it started in spite of the shortage",
                ningbo.materials().tryToOverride("planner", "面料周五补到"),
                403,
                "wrong-role");
        ningbo.materials()
                .tryToOverride("production-manager", "缺 120 m，先裁 M 码，补料周五到厂")
                .expect(200);
        ningbo.workshop().start();
    }

    private void firstPieces() {
        days.pass(1);
        for (var lot : List.of(hangzhou, ningbo)) {
            report(lot, 800, 400, 200, 100);
        }
        var first = hangzhou.inspections();
        first.begin("FIRST_PIECE", null);
        first.report(1, false);
        noMid("with a first piece that failed", "first-piece", "first-bundle");
        first.sign();
        noMid("with the failed first piece signed", "first-piece", "first-bundle");
        first.rectify();
        noMid("before the first bundle", "first-bundle");
        first.inspectAll("FIRST_BUNDLE", null, 20);
        ningbo.inspections().inspectAll("FIRST_PIECE", null, 1);
        ningbo.inspections().inspectAll("FIRST_BUNDLE", null, 20);
    }

    private void noMid(String when, String... missing) {
        shortcuts.closed(
                "inspector",
                "begins a mid inspection " + when,
                () -> hangzhou.inspections().tryToInspect("MID"),
                MID,
                missing);
    }

    /** Every three working days: eight in Hangzhou, six in Ningbo. */
    private void midInspections() {
        for (var visit = 1; visit <= 8; visit++) {
            days.pass(3);
            report(hangzhou, 700 * visit, 600 * visit, 550 * visit, visit < 8 ? 500 * visit : 3999);
            switch (visit) {
                case 1 -> firstMidInspection();
                case 8 -> lastMidInspection();
                default -> hangzhou.inspections().inspectSample("MID", true);
            }
            if (visit <= 6) {
                report(ningbo, 560 * visit, 480 * visit, 440 * visit, 400 * visit);
                ningbo.inspections().inspectSample("MID", true);
            }
            if (visit == 6) {
                ningboIsDone();
            }
            if (visit == 7) {
                ningbo.samples().receive();
                ningbo.samples().passOn();
                hangzhouHoldsTheRelease();
            }
        }
    }

    private void firstMidInspection() {
        hangzhou.inspections().begin("MID", null);
        firstMid = hangzhou.inspections().present();
        shortcuts.forbidden(
                "inspector",
                "passes over what the first piece had",
                hangzhou.inspections().tryToPassOverPoints(),
                409,
                "checkpoints-not-checked");
        hangzhou.inspections().reportSample(false);
        hangzhou.inspections().sign();
    }

    private void lastMidInspection() {
        noFinal(hangzhou, "with 3 999 of 5 000 packed", "packed", "mid-reports");
        hangzhou.workshop().report("PACKING", 4000);
        noFinal(hangzhou, "with seven of eight mid reports", "mid-reports");
        hangzhou.inspections().inspectSample("MID", true);
    }

    private void noFinal(Journey lot, String when, String... missing) {
        shortcuts.closed(
                "inspector",
                "begins the final inspection " + when,
                () -> lot.inspections().tryToInspect("FINAL"),
                FINAL,
                missing);
    }

    /** All that Ningbo owes to the release. */
    private void ningboIsDone() {
        ningbo.inspections().inspectSample("FINAL", true);
        ningbo.inspections().decide();
        report(ningbo, NINGBO, NINGBO, NINGBO, NINGBO);
        ningbo.release().followRemainder(NINGBO - 2400);
        ningbo.workshop().complete();
        ningbo.samples().shipping();
        ningbo.samples().check(List.of());
        ningbo.samples().send("SF" + System.nanoTime());
    }

    private void hangzhouHoldsTheRelease() {
        shortcuts.closed(
                "supervisor",
                "releases the goods while one of two factories is not done",
                () -> hangzhou.release().tryToRelease("supervisor"),
                RELEASE,
                "production-completion",
                "final-inspection",
                "supervisor-decision",
                "remainder",
                "shipping-sample");
    }

    private void failedFinalInspection() {
        var inspections = hangzhou.inspections();
        inspections.inspectSample("FINAL", true);
        failedFinal = inspections.present();
        shortcuts.forbidden(
                "inspector", "decides on the own inspection", inspections.tryToDecide("inspector"), 403, "wrong-role");
        shortcuts.forbidden(
                "supervisor",
                "accepts what failed without a reason",
                inspections.tryToDecide("supervisor"),
                400,
                "invalid-request");
        shortcuts.forbidden(
                "inspector",
                "inspects anew before anybody decided",
                inspections.tryToInspect("FINAL"),
                409,
                "final-inspection-stands");
        inspections.reject("断线与油渍超过接收数，整批返修");
        noFinal(hangzhou, "before the lot was reworked", "rework");
        shortcuts.closed(
                "inspector",
                "follows the last fifth of a lot that was rejected",
                hangzhou.release()::tryToFollowToTheEnd,
                "remainder-not-open",
                "final-inspection",
                "supervisor-decision",
                "packed");
    }

    private void rework() {
        days.pass(2);
        hangzhou.inspections().rework("整批翻查，侧缝重车，油渍清洗");
        hangzhou.inspections().inspectSample("FINAL", true);
        secondFinal = hangzhou.inspections().present();
        hangzhou.inspections().decide();
    }

    private void lastFifth() {
        shortcuts.closed(
                "factory",
                "reports the lot complete with 4 000 of 5 000 packed",
                hangzhou.workshop()::tryToComplete,
                "assignment-not-complete",
                "packing");
        days.pass(1);
        report(hangzhou, HANGZHOU, HANGZHOU, HANGZHOU, HANGZHOU);
        hangzhou.release().followRemainder(HANGZHOU - 4000);
        hangzhou.workshop().complete();
        hangzhou.samples().shipping();
        hangzhou.samples().check(List.of());
        hangzhou.samples().send("SF" + System.nanoTime());
        shortcuts.closed(
                "supervisor",
                "releases the goods before Hangzhou's shipping sample was passed on",
                () -> hangzhou.release().tryToRelease("supervisor"),
                RELEASE,
                "shipping-sample");
    }

    private void release() {
        days.pass(1);
        hangzhou.samples().receive();
        hangzhou.samples().passOn();
        hangzhou.release().release();
        shortcuts.closed(
                "merchandiser",
                "arranges the shipment without the balance",
                () -> hangzhou.shipping().tryToArrange(days.after(1)),
                "shipment-not-arrangeable",
                "balance");
        hangzhou.payments()
                .confirm(
                        "finance-2",
                        hangzhou.payments().record(hangzhou.payments().balance()));
    }

    private void delivery() {
        hangzhou.shipping().arrange(days.after(1));
        days.pass(1);
        hangzhou.shipping().prepare(400);
        hangzhou.shipping().inspect();
        hangzhou.shipping().load("沪B·A8000", null);
        hangzhou.shipping().leave();
        hangzhou.shipping().giveNumber("HJ" + System.nanoTime());
        days.pass(3);
        hangzhou.shipping().sign();
        hangzhou.awaitFacts("finance.order-settled.v1", "logistics.goods-signed.v1");
        hangzhou.intake().close();
    }

    /** So many pieces are done by now, and quality has heard of it. */
    private static void report(Journey lot, int cut, int sewn, int pressed, int packed) {
        lot.workshop().report("CUTTING", Math.min(cut, all(lot)));
        lot.workshop().report("SEWING", sewn);
        lot.workshop().report("PRESSING", pressed);
        lot.workshop().report("PACKING", packed);
        lot.inspections().awaitPacked(packed);
    }

    private static int all(Journey lot) {
        return lot.planning().lines().stream().mapToInt(Planning.Line::quantity).sum();
    }
}
