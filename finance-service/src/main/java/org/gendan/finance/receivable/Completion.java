package org.gendan.finance.receivable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** What production said last about when the goods of an order are made; known from the first word, order or no order. */
@Entity
class Completion {
    @Id
    private UUID orderId;

    @Version
    private long version;

    private LocalDate expectedOn;
    private boolean packing;
    private LocalDate completedOn;

    protected Completion() {}

    Completion(UUID orderId) {
        this.orderId = orderId;
    }

    void expect(LocalDate on) {
        expectedOn = on;
    }

    /** Whether that is new. */
    boolean pack() {
        boolean isNew = !packing;
        packing = true;
        return isNew;
    }

    void complete(LocalDate on) {
        completedOn = on;
    }

    UUID orderId() {
        return orderId;
    }

    LocalDate expectedOn() {
        return expectedOn;
    }

    /** Whether anything of the order is packed. */
    boolean isPacking() {
        return packing;
    }

    boolean isCompleted() {
        return completedOn != null;
    }
}
