package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * One order on its way, step by step, each step taken by the person whose work it is; each department's steps stand in a
 * class of their own.
 */
public final class Journey {

    private final Steps steps;
    private final Teller teller;
    private final Papers papers;
    private final Stamp stamp;
    private final Factory factory;
    private final Set<String> told;
    private final Intake intake;
    private final Payments payments;
    private final Planning planning;
    private final Materials materials;
    private final Workshop workshop;
    private final Samples samples;
    private final Inspections inspections;
    private final Release release;
    private final Shipping shipping;

    public Journey(Api api, Papers papers, Teller teller, Stamp stamp) {
        this.steps = new Steps(api, teller);
        this.teller = teller;
        this.papers = papers;
        this.stamp = stamp;
        this.factory = Factory.HANGZHOU;
        this.told = new HashSet<>();
        this.intake = new Intake(this);
        this.payments = new Payments(this);
        this.planning = new Planning(this);
        this.materials = new Materials(this);
        this.workshop = new Workshop(this);
        this.samples = new Samples(this);
        this.inspections = new Inspections(this);
        this.release = new Release(this);
        this.shipping = new Shipping(this);
    }

    private Journey(Journey order, Factory factory, Papers papers) {
        this.steps = order.steps;
        this.teller = order.teller;
        this.papers = papers;
        this.stamp = order.stamp;
        this.factory = factory;
        this.told = order.told;
        this.intake = order.intake;
        this.payments = order.payments;
        this.shipping = order.shipping;
        this.planning = new Planning(this);
        this.materials = new Materials(this);
        this.workshop = new Workshop(this);
        this.samples = new Samples(this);
        this.inspections = new Inspections(this);
        this.release = new Release(this);
    }

    /** The way of another lot of the same order, which another factory makes by papers of its own. */
    public Journey lotOf(Factory another, Papers its) {
        return new Journey(this, another, its);
    }

    public Intake intake() {
        return intake;
    }

    public Payments payments() {
        return payments;
    }

    public Planning planning() {
        return planning;
    }

    public Materials materials() {
        return materials;
    }

    public Workshop workshop() {
        return workshop;
    }

    public Samples samples() {
        return samples;
    }

    public Inspections inspections() {
        return inspections;
    }

    public Release release() {
        return release;
    }

    public Shipping shipping() {
        return shipping;
    }

    public String orderId() {
        return intake.orderId();
    }

    public String orderNumber() {
        return stamp.orderNumber();
    }

    /** Up to the deposit that was recorded and waits for its confirmation; the receipt's id. */
    public String upToTheReceipt() {
        intake.open();
        intake.writeDown();
        intake.consult();
        intake.callBack();
        intake.confirm();
        payments.awaitReceivable();
        return payments.record(payments.deposit());
    }

    // Tracking: what everybody sees.

    public JsonNode tracking() {
        return steps.as("merchandiser")
                .get(intake.path("/tracking"))
                .expect(200)
                .body();
    }

    /** Waits until the history has one more fact of each type that is named, and tells them. */
    public JsonNode awaitFacts(String... types) {
        var tracking = steps.as("merchandiser")
                .await(
                        List.of(types) + " in the order's history",
                        intake.path("/tracking"),
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

    // What the departments' steps share.

    Steps steps() {
        return steps;
    }

    Papers papers() {
        return papers;
    }

    /** Which makes the lot. */
    Factory factory() {
        return factory;
    }

    Stamp stamp() {
        return stamp;
    }

    /** What a service shows, as soon as it has heard what it must have heard. */
    JsonNode await(String who, String what, String path, Predicate<JsonNode> there) {
        return steps.as(who)
                .await(what, path, answer -> answer.status() == 200 && there.test(answer.body()))
                .body();
    }

    /** The id of an answer, in the form in which it stands in addresses. */
    static String id(Answer created) {
        return UUID.fromString(created.text("id")).toString();
    }
}
