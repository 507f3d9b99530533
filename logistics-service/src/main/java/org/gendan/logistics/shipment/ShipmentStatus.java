package org.gendan.logistics.shipment;

import java.util.List;

/** The steps that a shipment itself takes. Whether it may leave now is computed, never stored. */
public enum ShipmentStatus {
    ARRANGED,
    PREPARED,
    INSPECTED,
    LOADED,
    DISPATCHED,
    SIGNED,
    CANCELLED;

    /** A rejection sends prepared goods back to their preparation; a vehicle with wrong goods is loaded again. */
    List<ShipmentStatus> next() {
        return switch (this) {
            case ARRANGED -> List.of(PREPARED, CANCELLED);
            case PREPARED -> List.of(INSPECTED, ARRANGED, CANCELLED);
            case INSPECTED -> List.of(LOADED, CANCELLED);
            case LOADED -> List.of(LOADED, DISPATCHED, CANCELLED);
            case DISPATCHED -> List.of(SIGNED);
            case SIGNED, CANCELLED -> List.of();
        };
    }

    /** Whether the goods are outside of the gate. */
    public boolean hasLeft() {
        return switch (this) {
            case DISPATCHED, SIGNED -> true;
            case ARRANGED, PREPARED, INSPECTED, LOADED, CANCELLED -> false;
        };
    }
}
