package org.gendan.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.ShipmentArranged;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Missing;
import org.gendan.language.Role;

/** One shipment of the order, as logistics tells it, from its arrangement to the customer's signature. */
final class Consignment {
    private String number = "";
    private int pieces;
    private Instant arrangedAt;
    private Instant preparedAt;
    private GoodsInspected inspection;
    private Instant inspectedAt;
    private Instant loadedAt;
    private Instant dispatchedAt;
    private Instant signedAt;
    private GoodsReturned returned;
    private Instant returnedAt;
    private boolean cancelled;
    private DispatchedWhileRevoked alarm;

    void record(ShipmentArranged fact, Instant at) {
        number = fact.shipmentNumber() == null ? "" : fact.shipmentNumber();
        pieces = count(fact.lines());
        arrangedAt = at;
    }

    void prepared(Instant at) {
        preparedAt = at;
    }

    void record(GoodsInspected fact, Instant at) {
        inspection = fact;
        inspectedAt = at;
    }

    void loaded(Instant at) {
        loadedAt = at;
    }

    void record(GoodsDispatched fact, Instant at) {
        pieces = count(fact.lines());
        dispatchedAt = at;
    }

    void signed(Instant at) {
        signedAt = at;
        returned = null;
    }

    void record(GoodsReturned fact, Instant at) {
        returned = fact;
        returnedAt = at;
    }

    void record(DispatchedWhileRevoked fact) {
        alarm = fact;
    }

    void cancelled() {
        cancelled = true;
    }

    Finding stock() {
        return Finding.doneOr(preparedAt, missing("stock-preparation", Role.WAREHOUSE));
    }

    Finding loading() {
        if (loadedAt == null && inspection != null && !inspection.accepted()) {
            return new Finding.Against(
                    inspectedAt, List.of(missing("goods-rejected", Role.WAREHOUSE, "remark", inspection.remark())));
        }
        return Finding.doneOr(loadedAt, missing(inspection == null ? "goods-inspection" : "loading", Role.WAREHOUSE));
    }

    Finding gateOut() {
        return Finding.doneOr(dispatchedAt, missing("gate-out", Role.WAREHOUSE));
    }

    Finding signature() {
        if (returned != null) {
            return new Finding.TakenBack(
                    returnedAt, List.of(missing("returned-goods", Role.CUSTOMER_SERVICE, "reason", returned.reason())));
        }
        if (signedAt != null) {
            return new Finding.Done(signedAt);
        }
        Missing signature = missing("signature", Role.CUSTOMER);
        return alarm == null
                ? Finding.open(signature)
                : new Finding.Open(
                        null,
                        List.of(
                                missing("dispatched-while-revoked", Role.BUSINESS_MANAGER, "revoked", alarm.revoked()),
                                signature));
    }

    boolean isUnderWay() {
        return arrangedAt != null && !cancelled;
    }

    Instant arrangedAt() {
        return arrangedAt;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    Instant loadedAt() {
        return loadedAt;
    }

    int pieces() {
        return pieces;
    }

    private Missing missing(String code, String who) {
        return new Missing(code, List.of(who), Map.of("shipment", number));
    }

    private Missing missing(String code, String who, String fact, String value) {
        return new Missing(code, List.of(who), Map.of("shipment", number, fact, value == null ? "" : value));
    }

    private static int count(List<ShippedLine> lines) {
        return lines == null
                ? 0
                : lines.stream().mapToInt(ShippedLine::quantity).sum();
    }
}
