package org.gendan.finance.refund.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.refund.NewRefund;
import org.gendan.finance.refund.Refund;
import org.gendan.finance.refund.RefundDesk;
import org.gendan.finance.refund.RefundStatus;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Money that goes back, over REST: asked for, approved by another person, paid by the cashier (rules 3 and 7). */
@SafeToRepeat
@Path("/api/refunds")
@Tag(
        name = "Refunds",
        description =
                "Money that goes back: asked for, approved by another person, paid by the cashier (rules 3 and 7).")
class RefundResource {
    private final RefundDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    RefundResource(RefundDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "RefundPaymentRequest", description = "How an approved refund was paid.")
    record PaymentRequest(
            @NotBlank
            @Size(max = 100)
            @Schema(description = "The bank's own number of the transaction.", examples = "2026112300009001")
            String bankSerial,

            @Schema(description = "Business date of the payment; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(name = "RefundCancellationRequest", description = "Why a refund is given up.")
    record CancellationRequest(
            @NotBlank @Size(max = 400) @Schema(examples = "客户改为抵下一单")
            String reason) {}

    @POST
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary =
                    "Ask for money of an order, unallocated money of a receipt, or free money of a customer, to go back to "
                            + "whom it came from")
    @APIResponse(
            responseCode = "409",
            description = "refund-beyond-held: more than is held for the order, unallocated of the receipt, or free; "
                    + "other-currency; not-unallocated: the receipt is for an order; wrong-state: it is not confirmed")
    public RestResponse<RefundView> request(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewRefund request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Refund refund = desk.request(request);
            return Created.at("/api/refunds/" + refund.id(), seen(refund));
        });
    }

    @GET
    @RolesAllowed(Sees.REFUNDS)
    @Operation(summary = "List the refunds that the caller may see, newest first")
    public Page<RefundView> list(
            @RestQuery @Parameter(description = "Only those of one order.") UUID orderId,
            @RestQuery @Parameter(description = "Only those that stand so, as APPROVED for what the cashier pays.")
                    RefundStatus status,
            @RestQuery @Parameter(description = "Only those of one customer.") UUID customerId,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                RefundDesk.LISTING, sort, part, search -> desk.page(orderId, customerId, status, search), this::seen);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.REFUNDS)
    @Operation(summary = "Read a refund")
    public RefundView get(UUID id) {
        return seen(desk.get(id));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Approve a refund, as another person than who asked for it",
            description =
                    "The money is not held for the order any more: announces DepositRevoked and BalanceRevoked where "
                            + "it leaves them short, BalanceConfirmed where it settles what an amendment left over (rule 7).")
    @APIResponse(responseCode = "403", description = "refund-four-eyes: the caller asked for it")
    @APIResponse(responseCode = "409", description = "refund-beyond-held: the money is gone; wrong-state")
    @APIResponse(responseCode = "200")
    public RestResponse<RefundView> approve(@RestHeader("Idempotency-Key") String idempotencyKey, UUID id) {
        return once(idempotencyKey, null, () -> desk.approve(id));
    }

    @POST
    @Path("{id}/payment")
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Record that an approved refund was paid",
            description = "Announces RefundPaid, if of an order.")
    @APIResponse(
            responseCode = "409",
            description = "wrong-state: not approved, or paid; already-exists: the bank's number")
    @APIResponse(responseCode = "200")
    public RestResponse<RefundView> pay(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid PaymentRequest request) {
        return once(idempotencyKey, request, () -> desk.pay(id, request.bankSerial(), request.occurredOn()));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Give up a refund that is not paid",
            description = "If it was approved, the money is held for the order again.")
    @APIResponse(responseCode = "409", description = "wrong-state: it is paid, or given up already")
    @APIResponse(responseCode = "200")
    public RestResponse<RefundView> cancel(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID id,
            @NotNull @Valid CancellationRequest request) {
        return once(idempotencyKey, request, () -> desk.cancel(id, request.reason()));
    }

    private RestResponse<RefundView> once(String idempotencyKey, Object request, Supplier<Refund> step) {
        return idempotency.once(idempotencyKey, request, () -> RestResponse.ok(seen(step.get())));
    }

    private RefundView seen(Refund refund) {
        return RefundView.of(refund, desk::isCovered, caller);
    }
}
