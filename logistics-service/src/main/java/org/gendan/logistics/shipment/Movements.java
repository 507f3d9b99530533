package org.gendan.logistics.shipment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All shipments of one order taken together: the limits of a line hold for their sum (rule 21). */
public record Movements(List<Shipment> shipments) {

    /** Sets of a line that shipments have claimed: planned ones, and what left and did not come back. */
    public int claimed(UUID lineId) {
        return shipments.stream().mapToInt(shipment -> shipment.claimed(lineId)).sum();
    }

    /** Sets of a line that left and did not come back. */
    public int outside(UUID lineId) {
        return shipments.stream().mapToInt(shipment -> shipment.outside(lineId)).sum();
    }

    /** The shipment that left last; none while nothing has left. */
    Optional<Shipment> last() {
        return shipments.stream()
                .filter(shipment -> shipment.status().hasLeft())
                .max(Comparator.comparing(Shipment::dispatchedAt));
    }

    /** Whether everything that is outside of the gate is signed for. */
    boolean areSigned() {
        return shipments.stream()
                .filter(shipment -> shipment.status().hasLeft() && shipment.isAnythingOutside())
                .allMatch(shipment -> shipment.status() == ShipmentStatus.SIGNED);
    }
}
