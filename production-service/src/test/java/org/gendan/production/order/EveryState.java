package org.gendan.production.order;

import static org.gendan.production.Rest.as;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gendan.production.factory.AFactory;
import org.gendan.testing.Tokens;

/** Production orders, lots and deliveries in each state in which something may be done with them, made anew when asked for. */
public final class EveryState {
    private static final int LOTS_OF_AN_ORDER = 12;

    private final Map<String, Supplier<String>> states = new LinkedHashMap<>();
    private AnOrder last;
    private AnOrder shared;
    private int cut;

    public EveryState() {
        AFactory.ofTheRealm(Tokens.FACTORY_ID);
        states.put("an order announced without its deposit", () -> {
            last = AnOrder.of(10);
            told(last, () -> Announced.by(last.confirmed()));
            return "/api/production-orders/" + last.id();
        });
        order("released", _ -> {});
        order("given out in part", order -> ALot.assigned(order, 4));
        order("given out whole", order -> ALot.assigned(order, 10));
        order("held", order -> told(order, () -> Announced.by(order.held())));
        order("without its deposit any more", order -> told(order, () -> Announced.by(order.depositRevoked())));
        order("cancelled", order -> told(order, () -> Announced.by(order.cancelled())));
        lot("given out", _ -> {});
        lot("waiting for the count of its materials", ALot::listed);
        lot("waiting for the confirmation of a count", lot -> lot.counted(900));
        lot("counted", lot -> lot.counted(1000));
        lot("short of materials", EveryState::shortOfMaterials);
        lot("to be started in spite of a shortage", lot -> step(shortOfMaterials(lot), "materials-override"));
        lot("held before its start", lot -> step(lot, "hold"));
        lot("ready to start", ALot::prepared);
        lot("ready, but held", lot -> step(lot.prepared(), "hold"));
        lot("started", lot -> lot.prepared().started());
        lot("started and held", lot -> step(lot.prepared().started(), "hold"));
        lot("packed", lot -> lot.prepared().started().packed(10));
        lot("closed short", lot -> shortClosed(lot.prepared().started()));
        lot("complete", lot -> lot.prepared().started().packed(10).complete());
        cancelled("of a cancelled order", _ -> {});
        cancelled("under way of a cancelled order", lot -> lot.prepared().started());
        delivery("listed", ALot::listed);
        delivery("counted whole", lot -> lot.counted(1000));
        delivery("counted short", lot -> lot.counted(900));
        delivery("counted short and confirmed", EveryState::confirmed);
    }

    public Map<String, Supplier<String>> all() {
        return states;
    }

    /** The first line of the order that was made last. */
    public UUID lineId() {
        return last.line(1);
    }

    private AnOrder released() {
        last = Announced.released(AnOrder.of(10));
        return last;
    }

    /** Several lots are cut from one order, for which alone there would be more to wait for. */
    private ALot assigned() {
        if (cut++ % LOTS_OF_AN_ORDER == 0) {
            shared = Announced.released(AnOrder.of(10 * LOTS_OF_AN_ORDER));
        }
        last = shared;
        return given(ALot.assigned(last, 10));
    }

    private ALot given(ALot lot) {
        told(last, () -> Announced.by(last.givenTo("inspector", UUID.fromString(lot.id()))));
        return lot;
    }

    private void order(String state, Consumer<AnOrder> brought) {
        states.put("an order " + state, () -> {
            brought.accept(released());
            return "/api/production-orders/" + last.id();
        });
    }

    private void lot(String state, Consumer<ALot> brought) {
        states.put("a lot " + state, () -> {
            ALot lot = assigned();
            brought.accept(lot);
            return "/api/assignments/" + lot.id();
        });
    }

    private void cancelled(String state, Consumer<ALot> brought) {
        states.put("a lot " + state, () -> {
            ALot lot = given(ALot.assigned(released(), 10));
            brought.accept(lot);
            told(last, () -> Announced.by(last.cancelled()));
            return "/api/assignments/" + lot.id();
        });
    }

    private void delivery(String state, Function<ALot, String> made) {
        states.put("a delivery " + state, () -> "/api/materials/" + made.apply(assigned()));
    }

    private static void told(AnOrder order, Runnable fact) {
        fact.run();
        Announced.awaitHeard(order);
    }

    private static ALot shortOfMaterials(ALot lot) {
        confirmed(lot);
        return lot.checked();
    }

    private static String confirmed(ALot lot) {
        String delivery = lot.counted(900);
        as("merchandiser")
                .post("/api/materials/%s/confirmation".formatted(delivery))
                .then()
                .statusCode(200);
        return delivery;
    }

    private static void step(ALot lot, String step) {
        as("production-manager")
                .body("{\"reason\": \"fabric\"}")
                .post(lot.address(step))
                .then()
                .statusCode(200);
    }

    private static void shortClosed(ALot lot) {
        as("production-manager")
                .body("{\"reason\": \"fabric\", \"lineId\": \"%s\"}".formatted(lot.lineId()))
                .post(lot.address("short-closures"))
                .then()
                .statusCode(200);
    }

    /** A lot of one piece of that order at the realm's first factory. */
    public String newLot() {
        return """
                {"factoryId": "%s", "lot": "N-%s", "shares": [{"lineId": "%s", "quantity": 1}]}""".formatted(Tokens.FACTORY_ID, UUID.randomUUID().toString().substring(0, 8), lineId());
    }
}
