package org.gendan.order.complaint;

import java.time.LocalDate;
import java.util.UUID;

/** What somebody looks for among the complaints; null is whatever there is. The day is that of the recording. */
public record ComplaintSearch(
        UUID orderId, UUID customerId, ComplaintStatus status, Department department, LocalDate day) {}
