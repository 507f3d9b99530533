package org.gendan.production.order;

import java.util.List;

/** The steps that a production order itself takes. Whether its gate is open now is computed, never stored. */
public enum ProductionOrderStatus {
    ANNOUNCED,
    RELEASED,
    COMPLETED;

    List<ProductionOrderStatus> next() {
        return switch (this) {
            case ANNOUNCED -> List.of(RELEASED);
            case RELEASED -> List.of(COMPLETED);
            // An amendment may want more than was made (rule 20).
            case COMPLETED -> List.of(RELEASED);
        };
    }
}
