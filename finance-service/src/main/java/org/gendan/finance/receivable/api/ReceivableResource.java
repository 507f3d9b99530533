package org.gendan.finance.receivable.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.receivable.AccountDesk;
import org.gendan.finance.receivable.BalanceNotice;
import org.gendan.finance.receivable.ChargeDesk;
import org.gendan.finance.receivable.CreditDesk;
import org.gendan.finance.receivable.NewAccount;
import org.gendan.finance.receivable.NewCharge;
import org.gendan.finance.receivable.NewCredit;
import org.gendan.finance.receivable.NewWaiver;
import org.gendan.finance.receivable.ReceivableDesk;
import org.gendan.finance.receivable.ReleasedCredit;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** What orders owe, over REST (brief, part 1, clauses 8 and 9). */
@Path("/api/receivables")
@Tag(name = "Receivables")
class ReceivableResource {
    private final ReceivableDesk desk;
    private final BalanceNotice notice;
    private final ChargeDesk charges;
    private final CreditDesk credits;
    private final AccountDesk accounts;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ReceivableResource(
            ReceivableDesk desk,
            BalanceNotice notice,
            ChargeDesk charges,
            CreditDesk credits,
            AccountDesk accounts,
            Idempotency idempotency,
            Cursors cursors,
            Caller caller) {
        this.desk = desk;
        this.notice = notice;
        this.charges = charges;
        this.credits = credits;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Role.CASHIER,
        Role.FINANCE,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(summary = "List the receivables that the caller may see, newest order first")
    @APIResponse(responseCode = "200", description = "A page of receivables")
    public Response list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(cursors.read(cursor), limit + 1),
                limit,
                account -> account.receivable().orderId(),
                account -> ReceivableView.of(account, caller),
                cursors,
                uri);
    }

    @GET
    @Path("{orderId}")
    @RolesAllowed({
        Role.CASHIER,
        Role.FINANCE,
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(
            summary = "What an order owes and whether its deposit is confirmed (S1.8, S1.9)",
            description = "404 until order-service has announced the order as confirmed.")
    public ReceivableView get(UUID orderId) {
        return ReceivableView.of(desk.get(orderId), caller);
    }

    @POST
    @Path("{orderId}/balance-request")
    @RolesAllowed({Role.MERCHANDISER, Role.FINANCE})
    @Operation(
            summary = "Ask the customer for the balance now (S1.11)",
            description = "Ahead of the automatic request. A request is never a confirmation: it opens nothing.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(
            responseCode = "409",
            description = "nothing-due: the total is paid; balance-already-requested: for this revision and balance; "
                    + "order-cancelled")
    public ReceivableView askForBalance(UUID orderId) {
        notice.ask(orderId);
        return get(orderId);
    }

    @POST
    @Path("{orderId}/charges")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Add freight or another charge to what the order costs (rule 10)",
            description = "Announces ChargeAdded, and BalanceRevoked where the total was covered before.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(responseCode = "409", description = "other-currency: not the order's; order-cancelled")
    public Response charge(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewCharge request) {
        return once(idempotencyKey, request, orderId, () -> charges.add(orderId, request));
    }

    @POST
    @Path("{orderId}/waivers")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Let a shortfall go, such as bank charges (rule 13)",
            description =
                    "Finance up to its limit per order, beyond it the business manager. Never more than is missing.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(responseCode = "403", description = "waiver-over-limit: the business manager decides")
    @APIResponse(
            responseCode = "409",
            description =
                    "waiver-beyond-shortfall; other-currency; order-cancelled; credit-held: the customer owes more than "
                            + "its limit and the goods have not left (rule 16); finance releases the hold first")
    public Response waive(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewWaiver request) {
        return once(idempotencyKey, request, orderId, () -> charges.waive(orderId, request));
    }

    @PUT
    @Path("{orderId}/bank-account")
    @RolesAllowed(Role.BUSINESS_MANAGER)
    @Operation(
            summary = "Change the account that the order is paid to (rule 9)",
            description =
                    "Needs a reason and If-Match with the receivable's version. All other terms stay as agreed; the "
                            + "customer is told by mail where something is open.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(responseCode = "409", description = "order-cancelled")
    public Response changeAccount(UUID orderId, @NotNull @Valid NewAccount request) {
        accounts.change(orderId, request);
        ReceivableView view = get(orderId);
        return Response.ok(view).tag(ExpectedVersion.tag(view.version())).build();
    }

    @POST
    @Path("{orderId}/credit-applications")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Set credit of the customer against this order (rule 3)",
            description = "From what another of its orders holds beyond its total, or from its free money.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(
            responseCode = "409",
            description = "not-enough-credit; other-customer; other-currency; order-cancelled")
    public Response applyCredit(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewCredit request) {
        return once(idempotencyKey, request, orderId, () -> credits.apply(orderId, request));
    }

    @POST
    @Path("{orderId}/credits")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Keep what the order holds beyond its total as free money of the customer (rules 3 and 7)",
            description = "Settles what an amendment left over; announces BalanceConfirmed where only that was open.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceivableView.class)))
    @APIResponse(responseCode = "409", description = "not-enough-credit; other-currency")
    public Response releaseCredit(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            @NotNull @Valid ReleasedCredit request) {
        return once(idempotencyKey, request, orderId, () -> credits.release(orderId, request));
    }

    private Response once(String idempotencyKey, Object request, UUID orderId, Runnable step) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            step.run();
            ReceivableView view = get(orderId);
            return Response.created(URI.create("/api/receivables/" + orderId))
                    .entity(view)
                    .tag(ExpectedVersion.tag(view.version()))
                    .build();
        });
    }
}
