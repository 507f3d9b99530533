package org.gendan.logistics.shipment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gendan.testing.AccessTable;

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

    /** Shipments of the order, of ten pieces each, in every state; for {@link AccessTable#everyStepOffered}. */
    public Map<String, Supplier<String>> everyState() {
        Map<String, Supplier<String>> states = new LinkedHashMap<>();
        states.put("arranged", another("", _ -> {}));
        states.put("prepared", another("", Story::prepared));
        states.put("sent back", another("", each -> each.prepared().inspect(false)));
        states.put("inspected", another("", each -> each.prepared().inspected()));
        states.put("loaded", another("", each -> each.loaded(10)));
        states.put("loaded with too much", another("", each -> each.loaded(11)));
        states.put("dispatched", another("", each -> each.dispatched(10)));
        states.put("proven", another("", Fixture::proven));
        states.put("signed", another("", each -> proven(each).sign("warehouse")));
        states.put("returned", another("", each -> each.dispatched(10).takeBack(10)));
        states.put("cancelled", another("", Story::cancel));
        states.put("a pickup", another("\"mode\": \"PICKUP\", ", each -> each.dispatched(10)));
        return states;
    }

    private Supplier<String> another(String members, Consumer<Story> brought) {
        return () -> {
            Story made = Story.arranged(order, Story.arrange(order, members + Story.lines(order, 10)));
            brought.accept(made);
            return made.path("");
        };
    }

    private static Story proven(Story each) {
        each.dispatched(10).prove("warehouse", "%PDF-1.7 signed").then().statusCode(201);
        return each;
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
