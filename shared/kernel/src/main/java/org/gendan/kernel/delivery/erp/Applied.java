package org.gendan.kernel.delivery.erp;

import java.util.UUID;

/** What a message came to: the id of what it made or changed here, and whether that was there already. */
public record Applied(UUID id, boolean before) {
    public static Applied to(UUID id) {
        return new Applied(id, false);
    }
}
