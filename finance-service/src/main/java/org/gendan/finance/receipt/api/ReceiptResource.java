package org.gendan.finance.receipt.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.receipt.NewAllocation;
import org.gendan.finance.receipt.NewReceipt;
import org.gendan.finance.receipt.Receipt;
import org.gendan.finance.receipt.ReceiptDesk;
import org.gendan.finance.receipt.ReceiptSearch;
import org.gendan.finance.receipt.ReceiptStatus;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.QueryCurrency;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.attachment.api.Uploads;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Money that arrives, over REST: recorded by the cashier, confirmed by somebody else (brief, part 1, clause 9). */
@SafeToRepeat
@Path("/api/receipts")
@Tag(
        name = "Receipts",
        description =
                "Money that arrives: recorded by the cashier, confirmed by somebody else (brief, part 1, clause 9).")
class ReceiptResource {
    private final ReceiptDesk desk;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ReceiptResource(
            ReceiptDesk desk, Attachments attachments, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Why a confirmed receipt counts no longer.")
    record ReversalRequest(
            @NotBlank
            @Size(max = 400)
            @Schema(description = "Stands in the audit trail and in what is announced.", examples = "银行退票")
            String reason) {}

    @Schema(name = "ReceiptRejectionRequest", description = "Why a receipt that was recorded never arrived like that.")
    record RejectionRequest(
            @NotBlank @Size(max = 400) @Schema(description = "Stands in the audit trail.", examples = "金额录错")
            String reason) {}

    @POST
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Record money that arrived, for an order or for none that is known yet",
            description = "It counts for nothing until another person, of finance, confirms it (S1.9).")
    @APIResponse(responseCode = "404", description = "unknown-order: no such order was announced as confirmed")
    @APIResponse(
            responseCode = "409",
            description = "duplicate-receipt: account and serial are taken; other-currency: not the order's")
    public RestResponse<ReceiptView> record(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewReceipt request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Receipt receipt = desk.record(request);
            return Created.at("/api/receipts/" + receipt.id(), seen(receipt));
        });
    }

    @GET
    @RolesAllowed(Sees.RECEIPTS)
    @Operation(summary = "List the receipts that the caller may see, newest first")
    public Page<ReceiptView> list(
            @RestQuery @Parameter(description = "Only those of one order.") UUID orderId,
            @RestQuery @Parameter(description = "Only those that stand so, as RECORDED for what waits for finance.")
                    ReceiptStatus status,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description = "Only money that is recorded or confirmed and, in part or whole, given to no "
                                    + "order and no customer.")
                    boolean unallocated,
            @RestQuery @Parameter(description = "Only those of one customer.") UUID customerId,
            @RestQuery @Size(max = 60) @Parameter(description = "The account in full, however it is spaced.")
                    String bankAccount,
            @RestQuery @Size(max = 100) @Parameter(description = "The bank's number in full, however it is spaced.")
                    String bankSerial,
            @RestQuery @Parameter(description = "Arrived on this business date or later.") LocalDate from,
            @RestQuery @Parameter(description = "Arrived on this business date or earlier.") LocalDate to,
            @RestQuery
                    @Digits(integer = 15, fraction = 4)
                    @Parameter(description = "Exactly so much.", example = "1234.50")
                    BigDecimal amount,
            @RestQuery @Parameter(description = "ISO 4217.", example = "CNY") String currency,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "occurredOn",
                                "-occurredOn"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ReceiptSearch wanted = new ReceiptSearch(
                orderId,
                customerId,
                status,
                unallocated,
                bankAccount,
                bankSerial,
                from,
                to,
                amount,
                QueryCurrency.of("currency", currency));
        return cursors.page(ReceiptDesk.LISTING, sort, part, search -> desk.page(wanted, search), this::seen);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.RECEIPTS)
    @Operation(summary = "Read a receipt")
    public ReceiptView get(UUID id) {
        return seen(desk.get(id));
    }

    @POST
    @Path("{id}/slip")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Attach the bank slip",
            description =
                    "A PDF, PNG or JPG of at most 20 MB. The last one before the confirmation is the one that counts.")
    public RestResponse<Attachment> attachSlip(UUID id, @RestForm("file") FileUpload file) {
        Attachment slip = desk.attachSlip(id, Uploads.of(file));
        return Created.at("/api/receipts/%s/slip".formatted(id), slip);
    }

    @GET
    @Path("{id}/slip")
    @RolesAllowed(Sees.RECEIPTS)
    @Operation(summary = "Download the bank slip")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> slip(UUID id) {
        Receipt receipt = desk.get(id);
        if (receipt.slipId() == null) {
            throw Refused.unknown("slip", id);
        }
        return FileAnswer.of(attachments.file(id, receipt.slipId()));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed({Role.CASHIER, Role.FINANCE})
    @Operation(
            summary = "Reject a receipt that was mistyped and never confirmed",
            description = "It counts for nothing, and the same arrival can be recorded rightly.")
    @APIResponse(responseCode = "409", description = "wrong-state: it was confirmed, or rejected already")
    @APIResponse(responseCode = "200")
    public RestResponse<ReceiptView> reject(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid RejectionRequest request) {
        return once(idempotencyKey, request, () -> desk.reject(id, request.reason()));
    }

    /** Cashier and merchandiser are let through to the use case: only there the refusal can say why (rule 17). */
    @POST
    @Path("{id}/confirmation")
    @RolesAllowed({Role.CASHIER, Role.FINANCE, Role.MERCHANDISER})
    @Operation(
            summary = "Confirm that the money arrived (S1.9)",
            description =
                    "By a person of finance who did not record it. Announces ReceiptConfirmed, and DepositConfirmed "
                            + "and BalanceConfirmed when what is held for the order comes to cover deposit and total.")
    @APIResponse(
            responseCode = "403",
            description = "four-eyes: the caller recorded it; confirmation-by-finance-only: the caller is no finance")
    @APIResponse(responseCode = "409", description = "wrong-state: it is confirmed or reversed already")
    @APIResponse(responseCode = "200")
    public RestResponse<ReceiptView> confirm(@RestHeader("Idempotency-Key") String idempotencyKey, UUID id) {
        return once(idempotencyKey, null, () -> desk.confirm(id));
    }

    @POST
    @Path("{id}/allocations")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Say which orders unallocated money is for",
            description =
                    "Of a confirmed receipt that was recorded for no order, once or in several steps; all orders are "
                            + "of one customer. Announces ReceiptConfirmed per order, and DepositConfirmed and BalanceConfirmed "
                            + "where they are covered by it. What goes back to the sender instead is a refund.")
    @APIResponse(
            responseCode = "409",
            description =
                    "not-unallocated: it was recorded for an order; not-enough-credit: less of it is unallocated; "
                            + "other-customer, other-currency; order-cancelled; wrong-state: it is not confirmed")
    @APIResponse(responseCode = "200")
    public RestResponse<ReceiptView> allocate(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid NewAllocation request) {
        return once(idempotencyKey, request, () -> desk.allocate(id, request));
    }

    @POST
    @Path("{id}/reversal")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Reverse a confirmed receipt, as when the bank takes the money back (rule 4)",
            description = "Announces ReceiptReversed, and DepositRevoked and BalanceRevoked with what is missing. "
                    + "What has started goes on; the next step that needs the deposit is refused.")
    @APIResponse(
            responseCode = "409",
            description =
                    "wrong-state: it is not confirmed, or reversed already; money-already-used: it was refunded, or "
                            + "is credit of another order")
    @APIResponse(responseCode = "200")
    public RestResponse<ReceiptView> reverse(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid ReversalRequest request) {
        return once(idempotencyKey, request, () -> desk.reverse(id, request.reason()));
    }

    private RestResponse<ReceiptView> once(String idempotencyKey, Object request, Supplier<Receipt> step) {
        return idempotency.once(idempotencyKey, request, () -> RestResponse.ok(seen(step.get())));
    }

    private ReceiptView seen(Receipt receipt) {
        return ReceiptView.of(receipt, desk::isAllThere, caller);
    }
}
