package org.gendan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.gendan.local.demo.Api.Upload;

/** The way out: the shipment arranged by the merchandiser, prepared and loaded by the warehouse, signed by the customer. */
public final class Shipping {

    static final String PLACE = "上海";

    private static final String SHIPMENTS = "/api/shipments";
    private static final String MERCHANDISER = "merchandiser";
    private static final String WAREHOUSE = "warehouse";
    private static final String CLERK = "follow-up-clerk";

    private final Journey order;
    private String shipmentId;

    Shipping(Journey order) {
        this.order = order;
    }

    public Answer tryToArrange(LocalDate on) {
        return order.steps().attempt(MERCHANDISER, SHIPMENTS, shipment(on));
    }

    public void arrange(LocalDate on) {
        shipmentId = Journey.id(
                order.steps().create(MERCHANDISER, "arranges the shipment by sea for " + on, SHIPMENTS, shipment(on)));
    }

    private Map<String, Object> shipment(LocalDate on) {
        return Map.of(
                "orderId",
                order.orderId(),
                "mode",
                "SEA",
                "forwarder",
                "沪江国际货运",
                "plannedOn",
                on.toString(),
                "place",
                PLACE);
    }

    public void prepare(int cartons) {
        order.steps()
                .step(
                        WAREHOUSE,
                        "has the goods ready in " + cartons + " cartons",
                        path("/stock-preparation"),
                        Map.of("cartons", cartons));
    }

    public void inspect() {
        order.steps()
                .step(
                        WAREHOUSE,
                        "compares the goods with the order",
                        path("/goods-inspection"),
                        Map.of("accepted", true));
    }

    /** Loads what was ordered; the first line in another colour, if one is given. */
    public void load(String vehicle, String wrongColour) {
        var lines = order.planning().ordered().stream()
                .map(line -> loaded(line, wrongColour))
                .toList();
        order.steps()
                .step(
                        WAREHOUSE,
                        "loads vehicle " + vehicle
                                + (wrongColour == null ? "" : ", the first line in " + wrongColour + " by mistake"),
                        path("/loading"),
                        Map.of("vehicle", vehicle, "lines", lines));
    }

    private Map<String, Object> loaded(Planning.Line line, String wrongColour) {
        var loaded = new HashMap<String, Object>();
        var wrong =
                wrongColour != null && line.equals(order.planning().ordered().getFirst());
        loaded.put("lineId", line.id());
        loaded.put("colour", wrong ? wrongColour : line.colour());
        loaded.put("size", line.size());
        loaded.put("quantity", line.quantity());
        return loaded;
    }

    public Answer tryToLeave() {
        return order.steps().attempt(WAREHOUSE, path("/gate-out"), Map.of());
    }

    public void leave() {
        order.steps().step(WAREHOUSE, "lets the vehicle out of the gate", path("/gate-out"), Map.of());
    }

    public void giveNumber(String trackingNumber) {
        order.steps()
                .step(
                        WAREHOUSE,
                        "writes down the carrier's number " + trackingNumber,
                        path("/courier-number"),
                        Map.of("carrier", "沪江国际货运", "trackingNumber", trackingNumber));
    }

    public void sign() {
        order.steps().step("customer", "signs for the goods", path("/signature"), Map.of("signedBy", "林晓岚"));
    }

    /** The customer signed on paper, which the follow-up clerk attaches. */
    public void signOnPaper(Upload paper) {
        order.steps()
                .upload(CLERK, "attaches the paper that the customer signed", path("/proof-of-delivery"), paper, 201);
        order.steps()
                .step(CLERK, "writes down who signed for the goods", path("/signature"), Map.of("signedBy", "林晓岚"));
    }

    /** The shipment as the merchandiser sees it, with the dispatch chain and who took each step. */
    public JsonNode shipment() {
        return order.steps().as(MERCHANDISER).get(path("")).expect(200).body();
    }

    private String path(String step) {
        return SHIPMENTS + "/" + shipmentId + step;
    }
}
