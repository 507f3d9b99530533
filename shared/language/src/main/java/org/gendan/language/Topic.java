package org.gendan.language;

import java.util.List;
import java.util.Map;

/**
 * A topic of the bus: what lies on it by type name, which of the parties alone writes it (a service, or {@code erp}), what
 * its key is, and what becomes of old records.
 */
public record Topic(
        String name,
        String about,
        List<String> writers,
        String key,
        Kept kept,
        Map<String, ? extends Class<? extends Record>> types) {

    /** How many partitions each topic has: a key stays on one, and so keeps its order. */
    public static final int PARTITIONS = 6;

    /** What becomes of old records. */
    public enum Kept {
        /** Every record stays, so that who begins today reads all that ever happened. */
        FOR_EVER,
        /** The latest record of each key stays: what stands today. */
        LATEST_OF_EACH_KEY
    }

    /** Whether other systems write it for us to read. */
    public boolean comesIn() {
        return writers.equals(List.of("erp"));
    }
}
