package org.gendan.production.order;

import static org.gendan.production.Rest.once;

import java.util.UUID;

/** A released production order and a lot of it, for tests that only need them to be there. */
public final class Fixture {
    private final AnOrder order;

    private Fixture(AnOrder order) {
        this.order = order;
    }

    /** Of the first merchandiser and salesperson, or of others. */
    public static Fixture released(boolean own) {
        AnOrder order = AnOrder.of(1000);
        return new Fixture(Announced.released(own ? order : order.by("merchandiser-2", "salesperson-2")));
    }

    public UUID id() {
        return order.id();
    }

    public String lot(String factoryId) {
        return """
                {"factoryId": "%s", "lot": "L-%s", "shares": [{"lineId": "%s", "quantity": 1}]}""".formatted(factoryId, UUID.randomUUID().toString().substring(0, 8), order.line(1));
    }

    public String assigned(String factoryId) {
        return once("planner")
                .body(lot(factoryId))
                .post("/api/production-orders/%s/assignments".formatted(id()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
