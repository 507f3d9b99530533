package org.gendan.production.order;

import static org.gendan.production.Rest.once;

import java.util.UUID;
import org.gendan.production.factory.AFactory;

/** A released production order, a lot of it and a delivery for that, for tests that only need them to be there. */
public final class Fixture {
    private final AnOrder order;
    private final boolean own;
    private String assignmentId;

    private Fixture(AnOrder order, boolean own) {
        this.order = order;
        this.own = own;
    }

    /** Of the first merchandiser and salesperson, or of others. */
    public static Fixture released(boolean own) {
        AnOrder order = AnOrder.of(1000);
        return new Fixture(Announced.released(own ? order : order.by("merchandiser-2", "salesperson-2")), own);
    }

    public UUID id() {
        return order.id();
    }

    public UUID lineId() {
        return order.line(1);
    }

    /** The lot that was assigned last. */
    public String assignmentId() {
        return assignmentId;
    }

    public String lot(String factoryId) {
        return """
                {"factoryId": "%s", "lot": "L-%s", "shares": [{"lineId": "%s", "quantity": 1}]}""".formatted(factoryId, UUID.randomUUID().toString().substring(0, 8), order.line(1));
    }

    /** A lot at that factory, given to the first inspector or to the other one. */
    public String assigned(String factoryId) {
        AFactory.ofTheRealm(factoryId);
        assignmentId = once("planner")
                .body(lot(factoryId))
                .post("/api/production-orders/%s/assignments".formatted(id()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Announced.by(order.givenTo(own ? "inspector" : "inspector-2", UUID.fromString(assignmentId)));
        Announced.awaitHeard(order);
        return assignmentId;
    }

    /** A delivery for a new lot. */
    public String delivered(String factoryId) {
        return once("planner")
                .body(ALot.delivery(assigned(factoryId)))
                .post("/api/materials")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
