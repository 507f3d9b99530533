package org.gendan.finance.invoice;

import java.time.LocalDate;
import java.util.UUID;

/** What somebody looks for among invoices and credit notes; null is whatever there is. The days are those of the issue. */
public record InvoiceSearch(
        UUID orderId, UUID customerId, InvoiceKind kind, String number, LocalDate from, LocalDate to) {}
