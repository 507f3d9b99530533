package org.gendan.kernel.list;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What stands in a list: since when it is there and when it changed last, both in real time (UTC), as whoever keeps a copy
 * needs them. Business time has fields of its own.
 */
@MappedSuperclass
public abstract class Listed {
    private Instant createdAt;
    private Instant updatedAt;

    protected Listed() {}

    @PrePersist
    void entered() {
        createdAt = now();
        updatedAt = createdAt;
    }

    @PreUpdate
    void written() {
        updatedAt = now();
    }

    /** As exact as the database keeps it, so that what is shown is what a cursor compares with. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Null until it is stored. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it, or what belongs to it alone, was last written; null until it is stored. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
