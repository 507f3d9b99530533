package org.gendan.finance.invoice.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.invoice.Invoice;
import org.gendan.finance.invoice.InvoiceKind;
import org.gendan.language.Money;

/** An invoice or credit note in a list, without its lines. */
@Schema(description = "An invoice or credit note in a list; its lines stand in itself.")
record InvoiceSummary(
        UUID id,
        Instant createdAt,

        @Schema(description = "As createdAt: what was issued never changes.")
        Instant updatedAt,

        InvoiceKind kind,

        @Schema(examples = "CI-2026-000001") String number,

        UUID orderId,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        UUID customerId,
        String customerName,
        UUID shipmentId,

        @Schema(description = "Of a credit note: the invoice that it reduces.")
        UUID invoiceId,

        Money amount,

        @Schema(description = "Business date.") LocalDate issuedOn) {

    static InvoiceSummary of(Invoice invoice) {
        return new InvoiceSummary(
                invoice.id(),
                invoice.createdAt(),
                invoice.updatedAt(),
                invoice.kind(),
                invoice.number(),
                invoice.orderId(),
                invoice.orderNumber(),
                invoice.customerId(),
                invoice.customerName(),
                invoice.shipmentId(),
                invoice.invoiceId(),
                invoice.amount(),
                invoice.issuedOn());
    }
}
