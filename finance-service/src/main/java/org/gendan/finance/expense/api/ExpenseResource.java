package org.gendan.finance.expense.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.expense.ExpenseDesk;
import org.gendan.finance.expense.ExpenseDesk.Judged;
import org.gendan.finance.expense.ExpenseLine;
import org.gendan.finance.expense.ExpenseSearch;
import org.gendan.finance.expense.ExpenseStatus;
import org.gendan.finance.expense.JottedClaim;
import org.gendan.finance.expense.NewClaim;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
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

/** Trip and meal expenses over REST (brief, part 3, the closing lines). */
@SafeToRepeat
@Path("/api/expenses")
@Tag(name = "Expenses", description = "Trip and meal expenses (brief, part 3, the closing lines).")
class ExpenseResource {
    private final ExpenseDesk desk;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ExpenseResource(
            ExpenseDesk desk, Attachments attachments, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "ExpenseLines", description = "All lines of the claim, written anew.")
    record Lines(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ExpenseLine> lines) {}

    @Schema(name = "ExpenseRejectionRequest", description = "Why the claim is not paid as it stands.")
    record RejectionRequest(
            @NotBlank @Size(max = 400) @Schema(examples = "缺少发票")
            String reason) {}

    @Schema(name = "ExpensePaymentRequest", description = "How the claim was paid out.")
    record PaymentRequest(
            @NotBlank
            @Size(max = 100)
            @Schema(description = "Bank serial or cash voucher.", examples = "2026020300000815")
            String reference,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Write down expenses (S3.15)",
            description = "For an order of one's own or on a trip. The same meal of the same day in another claim is "
                    + "flagged, not refused: it may be right (rule 63).")
    public RestResponse<ExpenseView> claim(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewClaim request) {
        return idempotency.once(idempotencyKey, request, () -> created(desk.claim(request)));
    }

    @POST
    @Path("notes")
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(
            summary = "Write down expenses as they were jotted down, such as 1月31号早餐20元 中餐50元",
            description = "A date stands until the next one. A year that is not named follows from the trip, else from "
                    + "year, else it is asked for; a missing 元 is taken for CNY and flagged (rule 63). 400 names what "
                    + "cannot be read.")
    public RestResponse<ExpenseView> claimJotted(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid JottedClaim request) {
        return idempotency.once(idempotencyKey, request, () -> created(desk.claim(request)));
    }

    @GET
    @RolesAllowed(Sees.EXPENSES)
    @Operation(summary = "List the expense claims that the caller may see, newest first")
    public Page<ExpenseView.Summary> list(
            @RestQuery ExpenseStatus status,
            @RestQuery @Parameter(description = "Only those of one order.") UUID orderId,
            @RestQuery @Size(max = 60) @Parameter(description = "User name of who claims it.") String claimant,
            @RestQuery @Parameter(description = "With something spent on this day or later.") LocalDate from,
            @RestQuery @Parameter(description = "With something spent on this day or earlier.") LocalDate to,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ExpenseSearch wanted = new ExpenseSearch(status, orderId, claimant, from, to);
        return cursors.page(
                ExpenseDesk.LISTING, sort, part, search -> desk.page(wanted, search), ExpenseView.Summary::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.EXPENSES)
    @Operation(summary = "Read an expense claim with what should be looked at")
    public ExpenseView get(UUID id) {
        return seen(desk.get(id));
    }

    @PUT
    @Path("{id}/lines")
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(summary = "Write the lines anew, before the claim is submitted or after it was rejected")
    @APIResponse(responseCode = "409", description = "wrong-state: it is submitted, approved or paid")
    public ExpenseView change(UUID id, @NotNull @Valid Lines request) {
        return seen(desk.change(id, request.lines()));
    }

    @POST
    @Path("{id}/receipts")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(summary = "Attach a receipt picture", description = "A PDF, PNG or JPG of at most 20 MB.")
    @APIResponse(responseCode = "409", description = "wrong-state: it is submitted, approved or paid")
    public RestResponse<Attachment> attach(UUID id, @RestForm("file") FileUpload file) {
        Attachment receipt = desk.attach(id, Uploads.of(file));
        return Created.at("/api/expenses/%s/receipts/%s".formatted(id, receipt.id()), receipt);
    }

    @GET
    @Path("{id}/receipts/{receiptId}")
    @RolesAllowed(Sees.EXPENSES)
    @Operation(summary = "Download a receipt picture")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> receipt(UUID id, UUID receiptId) {
        return FileAnswer.of(attachments.file(desk.get(id).claim().id(), receiptId));
    }

    @POST
    @Path("{id}/submission")
    @RolesAllowed({Role.MERCHANDISER, Role.INSPECTOR})
    @Operation(summary = "Submit the claim")
    public ExpenseView submit(UUID id) {
        return seen(desk.submit(id));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(Role.BUSINESS_MANAGER)
    @Operation(summary = "Approve the claim", description = "By the department head, who is not the claimant.")
    @APIResponse(responseCode = "403", description = "expense-four-eyes: one's own claim")
    public ExpenseView approve(UUID id) {
        return seen(desk.approve(id));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed(Role.BUSINESS_MANAGER)
    @Operation(summary = "Reject the claim, with a reason; it can be mended and submitted again")
    public ExpenseView reject(UUID id, @NotNull @Valid RejectionRequest request) {
        return seen(desk.reject(id, request.reason()));
    }

    @POST
    @Path("{id}/payment")
    @RolesAllowed(Role.CASHIER)
    @Operation(summary = "Pay the approved claim out")
    @APIResponse(responseCode = "409", description = "wrong-state: it is not approved, or paid already")
    @APIResponse(responseCode = "200")
    public RestResponse<ExpenseView> pay(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid PaymentRequest request) {
        return once(idempotencyKey, request, () -> desk.pay(id, request.reference(), request.occurredOn()));
    }

    private RestResponse<ExpenseView> once(String idempotencyKey, Object request, Supplier<Judged> step) {
        return idempotency.once(idempotencyKey, request, () -> RestResponse.ok(seen(step.get())));
    }

    private RestResponse<ExpenseView> created(Judged judged) {
        return Created.at("/api/expenses/" + judged.claim().id(), ExpenseView.of(judged, caller));
    }

    private ExpenseView seen(Judged judged) {
        return ExpenseView.of(judged, caller);
    }
}
