package org.gendan.local.demo.story;

import java.util.List;
import org.gendan.local.demo.BusinessDays;
import org.gendan.local.demo.Journey;
import org.gendan.local.demo.Teller;

/** What stands between the lot and its start: plan, materials, pre-production sample, meeting. */
final class PreparationPart {

    private static final String GATE = "production-not-startable";

    private final Journey order;
    private final Teller teller;
    private final Shortcuts shortcuts;
    private final BusinessDays days;

    PreparationPart(Journey order, Teller teller, Shortcuts shortcuts, BusinessDays days) {
        this.order = order;
        this.teller = teller;
        this.shortcuts = shortcuts;
        this.days = days;
    }

    void tell() {
        plan();
        replenishment(materials());
        sample();
        meeting();
        start();
    }

    private void plan() {
        teller.stage("The lot gets its inspector and its plan (S1.10b)");
        order.inspections().assignInspector();
        order.awaitFacts("quality.inspector-assigned.v1");
        order.planning().schedule(days.after(6), days.after(16), days.after(19));
        order.awaitFacts("production.production-scheduled.v1");
    }

    private String materials() {
        days.pass(2);
        teller.stage("Fabric and trims arrive, and some fabric is missing (S3.1)");
        var delivery = order.materials().receive("SH-01");
        order.materials().count(delivery, "SH-01");
        order.awaitFacts("production.materials-counted.v1");
        shortcuts.closed(
                "inspector",
                "checks the materials without having counted what is short in person",
                order.materials()::tryToCheck,
                "materials-not-checkable",
                "count-confirmation");
        order.materials().confirm(delivery);
        order.materials().check();
        order.awaitFacts("production.materials-checked.v1");
        shortcuts.closed(
                "factory",
                "starts although fabric is missing",
                order.workshop()::tryToStart,
                GATE,
                "material-shortage",
                "pre-production-approval");
        return delivery;
    }

    private void replenishment(String delivery) {
        days.pass(1);
        teller.stage("The missing fabric comes after");
        order.materials().replenish(delivery, "SH-02");
        order.materials().check();
        order.awaitFacts("production.materials-checked.v1");
    }

    private void sample() {
        teller.stage("The pre-production sample (S3.3, S3.4)");
        order.samples().preProduction();
        order.samples().check(List.of("领口明线起皱，调整压脚与线张力"));
        order.awaitFacts("quality.sample-reported.v1");
        order.samples().sign();
        order.samples().send("SF" + System.nanoTime());
        days.pass(1);
        order.samples().receive();
        order.samples().confirm();
        shortcuts.closed(
                "factory",
                "starts without the pre-production meeting",
                order.workshop()::tryToStart,
                GATE,
                "pre-production-approval");
    }

    private void meeting() {
        teller.stage("The pre-production meeting (S3.5)");
        order.samples().meet();
        order.samples().signMeeting();
        order.awaitFacts("quality.meeting-held.v1", "quality.pre-production-approved.v1");
        shortcuts.closed(
                "factory", "starts on the day of the meeting", order.workshop()::tryToStart, GATE, "meeting-days");
    }

    private void start() {
        days.pass(2);
        teller.stage("Bulk production starts, two working days after the meeting");
        order.workshop().start();
        order.awaitFacts("production.production-started.v1");
        teller.tracking(order.tracking());
    }
}
