package org.gendan.logistics.shipment;

import java.util.UUID;

/** A shipment that left, with its proof of delivery, for tests that only need it to be there. */
public final class Fixture {
    private final AnOrder order;
    private final Story shipment;
    private final String proof;

    private Fixture(AnOrder order, Story shipment, String proof) {
        this.order = order;
        this.shipment = shipment;
        this.proof = proof;
    }

    /** Of the first users of each role, or of the second ones. */
    public static Fixture dispatched(boolean first) {
        AnOrder order = AnOrder.of(1000);
        Announced.cleared(first ? order : order.ofOthers());
        String user = first ? "merchandiser" : "merchandiser-2";
        Story shipment = Story.arranged(order, Story.arrange(user, order, Story.lines(order, 10)));
        String proof = shipment.dispatched(10)
                .prove("warehouse", "%PDF-1.7 signed")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Fixture(order, shipment, proof);
    }

    public UUID orderId() {
        return order.id();
    }

    public UUID id() {
        return shipment.id();
    }

    public String proof() {
        return proof;
    }

    public String arrangement() {
        return Story.arrangement(order, Story.lines(order, 1));
    }

    public String goods() {
        return shipment.goods(1, "藏青", "S1", 10);
    }

    public String pieces() {
        return Story.lines(order, 1);
    }
}
