package org.gendan.local.demo.story;

import org.gendan.local.demo.BusinessDays;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Teller;

/** The run, day by day, with its inspections: a finding of the first piece stays in sight until a mid inspection closes it. */
final class ProductionPart {

    private static final String REPORTED = "quality.inspection-reported.v1";
    private static final String SIGNED = "quality.report-signed.v1";
    private static final String FINAL_GATE = "final-inspection-not-open";

    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;
    private final BusinessDays days;

    ProductionPart(Journey order, Teller teller, Shortcuts shortcuts, BusinessDays days) {
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
        this.days = days;
    }

    void tell() {
        semiFinished();
        firstPieces();
        firstMid();
        eightyPercent();
        secondMid();
        thirdMid();
        finalInspection();
    }

    private void semiFinished() {
        teller.stage("The first day: semi-finished pieces (S3.6)");
        order.workshop().workOn(0);
        order.awaitFacts("production.production-progressed.v1");
        inspectAll("SEMI_FINISHED", "CUTTING", 30);
        shortcuts.forbidden(
                "factory",
                "reports pieces packed that were never sewn",
                order.workshop().tryToReportAhead("PACKING"),
                409,
                "beyond-previous-process");
    }

    private void firstPieces() {
        days.pass(1);
        teller.stage("First piece and first bundle, every piece (S3.7)");
        order.workshop().workOn(1);
        shortcuts.closed(
                "inspector",
                "begins a mid inspection before the first piece was inspected",
                () -> order.inspections().tryToInspect("MID"),
                "mid-inspection-not-open",
                "first-piece",
                "first-bundle");
        inspectAll("FIRST_PIECE", null, 1);
        inspectAll("FIRST_BUNDLE", null, 20);
        days.pass(1);
        order.workshop().workOn(2);
    }

    private void firstMid() {
        days.pass(1);
        teller.stage("The first mid inspection: the point of the first piece is still there (S3.7b, S3.8)");
        order.workshop().workOn(3);
        inspectSample("MID", false);
        for (var day = 4; day <= 5; day++) {
            days.pass(1);
            order.workshop().workOn(day);
        }
    }

    private void eightyPercent() {
        days.pass(1);
        teller.stage("799 of 999 packed, then 800 (S3.11a)");
        order.workshop().workOn(6);
        order.inspections().awaitPacked(799);
        shortcuts.closed(
                "inspector",
                "begins the final inspection with 799 of 999 packed",
                () -> order.inspections().tryToInspect("FINAL"),
                FINAL_GATE,
                "packed",
                "mid-reports",
                "checkpoints");
        order.workshop().report("PACKING", 800);
        order.inspections().awaitPacked(800);
        shortcuts.closed(
                "inspector",
                "begins the final inspection with one mid report too few",
                () -> order.inspections().tryToInspect("FINAL"),
                FINAL_GATE,
                "mid-reports",
                "checkpoints");
    }

    private void secondMid() {
        teller.stage("The second mid inspection, three working days after the first (S3.9)");
        inspectSample("MID", false);
        shortcuts.closed(
                "inspector",
                "begins the final inspection with a carried-forward point open",
                () -> order.inspections().tryToInspect("FINAL"),
                FINAL_GATE,
                "checkpoints");
        for (var day = 7; day <= 8; day++) {
            days.pass(1);
            order.workshop().workOn(day);
        }
    }

    private void thirdMid() {
        days.pass(1);
        teller.stage("A third one closes the point; packing had to wait for it (S3.7b)");
        order.workshop().workOn(9);
        inspectSample("MID", true);
    }

    private void finalInspection() {
        teller.stage("The final inspection, and the supervisor's decision (S3.11)");
        inspectSample("FINAL", true);
        shortcuts.forbidden(
                "inspector",
                "accepts the own final inspection",
                order.inspections().tryToDecide("inspector"),
                403,
                "wrong-role");
        order.inspections().decide();
        order.awaitFacts("quality.final-inspection-decided.v1");
        teller.tracking(order.tracking());
    }

    private void inspectAll(String kind, String process, int pieces) {
        order.inspections().inspectAll(kind, process, pieces);
        order.awaitFacts(REPORTED, SIGNED);
    }

    private void inspectSample(String kind, boolean checkpointsResolved) {
        order.inspections().inspectSample(kind, checkpointsResolved);
        order.awaitFacts(REPORTED, SIGNED);
    }
}
