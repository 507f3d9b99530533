package org.gendan.finance.invoice.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.invoice.Invoice;
import org.gendan.finance.invoice.InvoiceKind;
import org.gendan.finance.invoice.InvoiceLine;
import org.gendan.finance.terms.Contract;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** An invoice or credit note with everything that is printed on it. */
@Schema(description = "A commercial invoice, or the credit note that reduces one; issued once and never changed.")
@MayLack({
    "customerId",
    "customerName",
    "customerExternalId",
    "dueOn",
    "shipmentId",
    "shipmentNumber",
    "invoiceId",
    "contract",
    "bankAccount",
    "reason",
    "issuedBy"
})
record InvoiceView(
        UUID id,
        InvoiceKind kind,

        @Schema(description = "From a range without gaps per year.", examples = "CI-2026-000001")
        String number,

        UUID orderId,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        @Schema(description = "The order's revision whose prices it has.")
        int revision,

        UUID customerId,

        @Schema(examples = "华裳服饰有限公司") String customerName,

        @Schema(description = "The ERP's own number of the customer.")
        String customerExternalId,

        @Schema(description = "Absent for an invoice of charges alone.")
        UUID shipmentId,

        String shipmentNumber,

        @Schema(description = "Of a credit note: the invoice that it reduces.")
        UUID invoiceId,

        Contract contract,

        @Schema(description = "The account that the customer pays to.")
        String bankAccount,

        @Schema(description = "Of an invoice: the day by which it is to be paid.")
        LocalDate dueOn,

        List<InvoiceLine> lines,
        Money amount,

        @Schema(description = "Of a credit note: why.") String reason,

        @Schema(description = "Business date.") LocalDate issuedOn,

        String issuedBy) {

    static InvoiceView of(Invoice invoice, Caller caller) {
        return new InvoiceView(
                invoice.id(),
                invoice.kind(),
                invoice.number(),
                invoice.orderId(),
                invoice.orderNumber(),
                invoice.revision(),
                invoice.customerId(),
                invoice.customerName(),
                invoice.customerExternalId(),
                invoice.shipmentId(),
                invoice.shipmentNumber(),
                invoice.invoiceId(),
                invoice.contract(),
                invoice.bankAccount(),
                invoice.dueOn(),
                invoice.lines(),
                invoice.amount(),
                invoice.reason(),
                invoice.issuedOn(),
                caller.has(Role.CUSTOMER) ? null : invoice.issuedBy());
    }
}
