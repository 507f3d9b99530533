package org.gendan.finance.invoice.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.invoice.Invoice;
import org.gendan.finance.invoice.InvoiceDesk;
import org.gendan.finance.invoice.InvoiceKind;
import org.gendan.finance.invoice.InvoicePaper;
import org.gendan.finance.invoice.InvoiceSearch;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Invoices and credit notes, over REST; the invoice itself comes with the gate-out (decision 13). */
@SafeToRepeat
@Path("/api/invoices")
@Tag(
        name = "Invoices",
        description = "Invoices and credit notes; the invoice itself comes with the gate-out (decision 13).")
class InvoiceResource {
    private final InvoiceDesk desk;
    private final InvoicePaper paper;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    InvoiceResource(InvoiceDesk desk, InvoicePaper paper, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.paper = paper;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "The order of which charges or raised prices stand on no invoice yet.")
    record RestRequest(@NotNull UUID orderId) {}

    @Schema(description = "A reduction of an invoice, and why.")
    record CreditRequest(
            @NotNull @Schema(description = "More than zero, at most what is left of the invoice, in its currency.")
            Money amount,

            @NotBlank @Size(max = 400) @Schema(examples = "色差折让")
            String reason) {}

    @POST
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Invoice what came after the last shipment and stands on no invoice yet",
            description =
                    "Charges go with the next shipment's invoice; this is for those that came after the last one, "
                            + "and for what an amendment added to the prices of goods that had all left.")
    @APIResponse(responseCode = "409", description = "nothing-to-invoice: all stands on an invoice")
    public RestResponse<InvoiceView> invoiceRest(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid RestRequest request) {
        return created(idempotencyKey, request, () -> desk.invoiceRest(request.orderId()));
    }

    @GET
    @RolesAllowed(Sees.INVOICES)
    @Operation(summary = "List the invoices and credit notes that the caller may see, newest first")
    public Page<InvoiceSummary> list(
            @RestQuery @Parameter(description = "Only those of one order.") UUID orderId,
            @RestQuery @Parameter(description = "Only those of one customer.") UUID customerId,
            @RestQuery @Parameter(description = "Only invoices, or only credit notes.") InvoiceKind kind,
            @RestQuery @Size(max = 40) @Parameter(description = "The number in full.", example = "CI-2026-000001")
                    String number,
            @RestQuery @Parameter(description = "Issued on this business date or later.") LocalDate from,
            @RestQuery @Parameter(description = "Issued on this business date or earlier.") LocalDate to,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "issuedOn",
                                "-issuedOn",
                                "number",
                                "-number"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        InvoiceSearch wanted = new InvoiceSearch(orderId, customerId, kind, number, from, to);
        return cursors.page(InvoiceDesk.LISTING, sort, part, search -> desk.page(wanted, search), InvoiceSummary::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.INVOICES)
    @Operation(summary = "Read an invoice or credit note")
    public InvoiceView get(UUID id) {
        return InvoiceView.of(desk.get(id), caller);
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed(Sees.INVOICE_PAPERS)
    @Operation(
            summary = "Print an invoice or credit note, in Chinese and English (decision 13)",
            description = "As it was issued: what is on it never changes.")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> print(UUID id) {
        InvoicePaper.Printed printed = paper.print(id);
        return FileAnswer.of(printed.name(), "application/pdf", printed.pdf());
    }

    @POST
    @Path("{id}/credit-notes")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Reduce an invoice by a credit note",
            description =
                    "For goods that were worth less, or whose prices an amendment lowered after they had all left; "
                            + "those that came back are credited by themselves. "
                            + "Announces CreditNoteIssued; what was paid for it has to be refunded or credited.")
    @APIResponse(
            responseCode = "409",
            description = "credit-beyond-invoice; no-invoice: it is a credit note itself; other-currency")
    public RestResponse<InvoiceView> credit(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid CreditRequest request) {
        return created(idempotencyKey, request, () -> desk.credit(id, request.amount(), request.reason()));
    }

    private RestResponse<InvoiceView> created(String idempotencyKey, Object request, Supplier<Invoice> step) {
        return idempotency.once(idempotencyKey, request, () -> {
            Invoice invoice = step.get();
            return Created.at("/api/invoices/" + invoice.id(), InvoiceView.of(invoice, caller));
        });
    }
}
