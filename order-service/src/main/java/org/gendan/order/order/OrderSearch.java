package org.gendan.order.order;

import java.time.LocalDate;
import java.util.UUID;

/** What somebody looks for among the orders; null is whatever there is. An order is due by the date of its contract. */
public record OrderSearch(
        OrderStatus status,
        UUID customerId,
        String orderNumber,
        String words,
        String merchandiser,
        String salesperson,
        LocalDate dueFrom,
        LocalDate dueTo) {}
