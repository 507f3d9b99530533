package org.gendan.finance.receivable;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What arrived for orders, summed up from the receipts each time it is asked. */
public interface Payments {

    /** By order id; an order for which nothing arrived is there with zero. */
    Map<UUID, Received> of(Collection<Receivable> receivables);

    default Received of(Receivable receivable) {
        return of(java.util.List.of(receivable)).get(receivable.orderId());
    }
}
