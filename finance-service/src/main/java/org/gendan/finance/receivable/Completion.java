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
    private LocalDate completedOn;

    protected Completion() {}

    Completion(UUID orderId) {
        this.orderId = orderId;
    }

    void expect(LocalDate on) {
        expectedOn = on;
    }

    void complete(LocalDate on) {
        completedOn = on;
    }

    LocalDate expectedOn() {
        return expectedOn;
    }

    boolean isCompleted() {
        return completedOn != null;
    }
}
