package org.gendan.order.order;

import java.util.UUID;

/** How many complaints about an order are not settled; whoever keeps complaints answers it. */
public interface OpenComplaints {
    long of(UUID orderId);
}
