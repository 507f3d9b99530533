package org.gendan.finance.expense;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectorAssigned;

/** A lot of an order, and the inspector whom the quality manager gave it to last: its order is one that they travel for. */
@Entity
public class InspectedLot {
    @Id
    private UUID assignmentId;

    private UUID orderId;
    private String inspector;

    protected InspectedLot() {}

    InspectedLot(InspectorAssigned fact) {
        this.assignmentId = fact.assignmentId();
        this.orderId = fact.orderId();
        this.inspector = fact.inspector();
    }

    void giveTo(String other) {
        inspector = other;
    }
}
