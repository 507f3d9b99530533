package org.gendan.finance.receivable.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.receivable.Adjustment;
import org.gendan.finance.receivable.CounterDesk;
import org.gendan.finance.receivable.CounterEntry;
import org.gendan.finance.receivable.ReceivableDesk;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The charges and waivers of an order over REST, and how one that was a mistake is taken back. */
@Path("/api/receivables/{orderId}")
@Tag(name = "Receivables")
class AdjustmentResource {
    private final CounterDesk desk;
    private final ReceivableDesk receivables;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    AdjustmentResource(
            CounterDesk desk, ReceivableDesk receivables, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.receivables = receivables;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Why a charge or a waiver was a mistake.")
    record MistakeRequest(
            @NotBlank
            @Size(max = 400)
            @Schema(description = "Stands in the audit trail and in what is announced.", examples = "记错订单")
            String reason) {}

    @Schema(description = "A charge or a waiver as it was entered; members that do not apply are absent.")
    record AdjustmentView(
            UUID id,

            @Schema(description = "FREIGHT, SAMPLE or OTHER of a charge, DEPOSIT or BALANCE of a waiver.")
            String kind,

            Money amount,
            String reason,
            String by,

            @Schema(description = "Business date.") LocalDate occurredOn,

            @Schema(description = "The invoice that the charge stands on.")
            UUID invoiceId,

            ReversalView reversal,

            @Schema(description = "What the caller may do now, as the last part of the address.")
            List<String> nextSteps) {

        static AdjustmentView of(Adjustment one, Caller caller, String... roles) {
            boolean standing = one.counterEntry() == null && one.invoiceId() == null;
            return new AdjustmentView(
                    one.id(),
                    one.kind(),
                    one.amount(),
                    one.reason(),
                    one.by(),
                    one.on(),
                    one.invoiceId(),
                    ReversalView.of(one.counterEntry()),
                    standing && caller.has(roles) ? List.of("reversal") : List.of());
        }
    }

    @Schema(description = "That it was a mistake and does not count any more.")
    record ReversalView(String reason, String by, LocalDate occurredOn) {
        static ReversalView of(CounterEntry entry) {
            return entry == null ? null : new ReversalView(entry.reason(), entry.enteredBy(), entry.occurredOn());
        }
    }

    @GET
    @Path("charges")
    @RolesAllowed({
        Role.CASHIER,
        Role.FINANCE,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List what was added to what the order costs, newest first")
    @APIResponse(responseCode = "200", description = "A page of charges")
    public Response charges(
            UUID orderId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.charges(orderId, cursors.read(cursor), limit + 1),
                limit,
                Adjustment::id,
                one -> AdjustmentView.of(one, caller, Role.FINANCE),
                cursors,
                uri);
    }

    @POST
    @Path("charges/{id}/reversal")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Take a charge back that was a mistake",
            description =
                    "All of it, by a counter-entry of today; past days stay as they were. Announces ChargeReversed, and "
                            + "BalanceConfirmed where the total is covered by it. What was paid beyond the total then has to be "
                            + "refunded or credited before shipment (rule 7).")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(
            responseCode = "409",
            description = "already-reversed; charge-invoiced: a credit note reduces it; order-cancelled")
    public Response reverseCharge(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            UUID id,
            @NotNull @Valid MistakeRequest request) {
        return once(idempotencyKey, request, orderId, () -> desk.reverseCharge(orderId, id, request.reason()));
    }

    @GET
    @Path("waivers")
    @RolesAllowed({
        Role.CASHIER,
        Role.FINANCE,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List what was let go of the order's shortfalls, newest first (rule 13)")
    @APIResponse(responseCode = "200", description = "A page of waivers")
    public Response waivers(
            UUID orderId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.waivers(orderId, cursors.read(cursor), limit + 1),
                limit,
                Adjustment::id,
                one -> AdjustmentView.of(one, caller, Role.FINANCE, Role.BUSINESS_MANAGER),
                cursors,
                uri);
    }

    @POST
    @Path("waivers/{id}/reversal")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Take a waiver back that was a mistake (rule 13)",
            description =
                    "All of it, by a counter-entry of today; past days stay as they were. Announces WaiverReversed, "
                            + "and DepositRevoked and BalanceRevoked with what is missing again.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(responseCode = "409", description = "already-reversed; order-cancelled")
    public Response reverseWaiver(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            UUID id,
            @NotNull @Valid MistakeRequest request) {
        return once(idempotencyKey, request, orderId, () -> desk.reverseWaiver(orderId, id, request.reason()));
    }

    private Response once(String idempotencyKey, Object request, UUID orderId, Runnable step) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            step.run();
            ReceivableView view = ReceivableView.of(receivables.get(orderId), caller);
            return Response.status(Response.Status.CREATED)
                    .entity(view)
                    .tag(ExpectedVersion.tag(view.version()))
                    .build();
        });
    }
}
