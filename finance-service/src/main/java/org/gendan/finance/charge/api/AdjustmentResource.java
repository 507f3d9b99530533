package org.gendan.finance.charge.api;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.charge.Adjustment;
import org.gendan.finance.charge.ChargeDesk;
import org.gendan.finance.charge.CounterDesk;
import org.gendan.finance.charge.CounterEntry;
import org.gendan.finance.charge.NewCharge;
import org.gendan.finance.charge.NewWaiver;
import org.gendan.finance.charge.Settlement;
import org.gendan.finance.receivable.ReceivableDesk;
import org.gendan.finance.receivable.api.ReceivableView;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What is added to what an order costs, or let go of it, over REST, and how one that was a mistake is taken back. */
@SafeToRepeat
@Path("/api/receivables/{orderId}")
@Tag(name = "Receivables")
class AdjustmentResource {
    private final ChargeDesk charges;
    private final CounterDesk counter;
    private final ReceivableDesk receivables;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    AdjustmentResource(
            ChargeDesk charges,
            CounterDesk counter,
            ReceivableDesk receivables,
            Idempotency idempotency,
            Cursors cursors,
            Caller caller) {
        this.charges = charges;
        this.counter = counter;
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
    @MayLack({"reason", "by", "invoiceId", "reversal"})
    record AdjustmentView(
            UUID id,

            @Schema(description = "FREIGHT, SAMPLE, OTHER or SETTLEMENT of a charge, DEPOSIT or BALANCE of a waiver.")
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
                    Steps.of(caller).step("reversal", standing, roles).names());
        }
    }

    @Schema(description = "That it was a mistake and does not count any more.")
    @MayLack({"reason", "by"})
    record ReversalView(String reason, String by, LocalDate occurredOn) {
        static ReversalView of(CounterEntry entry) {
            return entry == null ? null : new ReversalView(entry.reason(), entry.enteredBy(), entry.occurredOn());
        }
    }

    @POST
    @Path("charges")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Add freight or another charge to what the order costs (rule 10)",
            description = "Announces ChargeAdded, and BalanceRevoked where the total was covered before.")
    @APIResponse(responseCode = "409", description = "other-currency: not the order's; order-cancelled")
    public RestResponse<ReceivableView> charge(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewCharge request) {
        return once(idempotencyKey, request, orderId, () -> charges.add(orderId, request));
    }

    @POST
    @Path("settlement-charges")
    @RolesAllowed(Role.BUSINESS_MANAGER)
    @Operation(
            summary = "Keep what a cancelled order leaves to be paid for, as fabric that is cut (decision 12)",
            description = "Announces ChargeAdded of kind SETTLEMENT. What was paid beyond it goes back or elsewhere by "
                    + "finance, which may take the charge back and invoices it.")
    @APIResponse(
            responseCode = "409",
            description = "order-not-cancelled; settlement-beyond-goods: more than its goods cost; other-currency")
    public RestResponse<ReceivableView> settle(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid Settlement request) {
        return once(idempotencyKey, request, orderId, () -> charges.settle(orderId, request));
    }

    @POST
    @Path("waivers")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Let a shortfall go, such as bank charges (rule 13)",
            description =
                    "Finance up to its limit per order, beyond it the business manager. Never more than is missing.")
    @APIResponse(responseCode = "403", description = "waiver-over-limit: the business manager decides")
    @APIResponse(
            responseCode = "409",
            description =
                    "waiver-beyond-shortfall; other-currency; order-cancelled; credit-held: the customer owes more than "
                            + "its limit and the goods have not left (rule 16); finance releases the hold first")
    public RestResponse<ReceivableView> waive(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewWaiver request) {
        return once(idempotencyKey, request, orderId, () -> charges.waive(orderId, request));
    }

    @GET
    @Path("charges")
    @RolesAllowed(Sees.LEDGER)
    @Operation(summary = "List what was added to what the order costs, newest first")
    public Page<AdjustmentView> charges(
            UUID orderId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                counter.charges(orderId, cursors.read(cursor), limit + 1),
                limit,
                Adjustment::id,
                one -> AdjustmentView.of(one, caller, Role.FINANCE));
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
            responseCode = "409",
            description = "already-reversed; charge-invoiced: a credit note reduces it; order-cancelled")
    public RestResponse<ReceivableView> reverseCharge(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            UUID id,
            @NotNull @Valid MistakeRequest request) {
        return once(idempotencyKey, request, orderId, () -> counter.reverseCharge(orderId, id, request.reason()));
    }

    @GET
    @Path("waivers")
    @RolesAllowed(Sees.LEDGER)
    @Operation(summary = "List what was let go of the order's shortfalls, newest first (rule 13)")
    public Page<AdjustmentView> waivers(
            UUID orderId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                counter.waivers(orderId, cursors.read(cursor), limit + 1),
                limit,
                Adjustment::id,
                one -> AdjustmentView.of(one, caller, Role.FINANCE, Role.BUSINESS_MANAGER));
    }

    @POST
    @Path("waivers/{id}/reversal")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Take a waiver back that was a mistake (rule 13)",
            description =
                    "All of it, by a counter-entry of today; past days stay as they were. Announces WaiverReversed, "
                            + "and DepositRevoked and BalanceRevoked with what is missing again.")
    @APIResponse(responseCode = "409", description = "already-reversed; order-cancelled")
    public RestResponse<ReceivableView> reverseWaiver(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            UUID id,
            @NotNull @Valid MistakeRequest request) {
        return once(idempotencyKey, request, orderId, () -> counter.reverseWaiver(orderId, id, request.reason()));
    }

    /** What is made anew, a counter-entry too, is seen in what the order owes. */
    private RestResponse<ReceivableView> once(String idempotencyKey, Object request, UUID orderId, Runnable step) {
        return idempotency.once(idempotencyKey, request, () -> {
            step.run();
            return Created.at("/api/receivables/" + orderId, seen(orderId));
        });
    }

    private ReceivableView seen(UUID orderId) {
        return ReceivableView.of(receivables.get(orderId), caller);
    }
}
