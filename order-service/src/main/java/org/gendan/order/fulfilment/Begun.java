package org.gendan.order.fulfilment;

import org.gendan.language.Role;

/** Whether bulk production of any work assignment of an order began, and whether any of its goods have left the gate. */
public record Begun(boolean production, boolean goodsDispatched) {

    /** Before production starts the merchandiser may too, after it the business manager alone (decision 12). */
    public String[] mayCancel() {
        return production
                ? new String[] {Role.BUSINESS_MANAGER}
                : new String[] {Role.MERCHANDISER, Role.BUSINESS_MANAGER};
    }
}
