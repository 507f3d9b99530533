package org.gendan.finance.receivable.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.receivable.AccountDesk;
import org.gendan.finance.receivable.BalanceNotice;
import org.gendan.finance.receivable.CreditDesk;
import org.gendan.finance.receivable.NewAccount;
import org.gendan.finance.receivable.NewCredit;
import org.gendan.finance.receivable.ReceivableDesk;
import org.gendan.finance.receivable.ReceivableSearch;
import org.gendan.finance.receivable.ReleasedCredit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.QueryCurrency;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What orders owe, over REST (brief, part 1, clauses 8 and 9). */
@SafeToRepeat
@Path("/api/receivables")
@Tag(
        name = "Receivables",
        description = "What orders owe, what is added to it or let go of it (brief, part 1, clauses 8 and 9).")
class ReceivableResource {
    private final ReceivableDesk desk;
    private final BalanceNotice notice;
    private final CreditDesk credits;
    private final AccountDesk accounts;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ReceivableResource(
            ReceivableDesk desk,
            BalanceNotice notice,
            CreditDesk credits,
            AccountDesk accounts,
            Idempotency idempotency,
            Cursors cursors,
            Caller caller) {
        this.desk = desk;
        this.notice = notice;
        this.credits = credits;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Sees.RECEIVABLES)
    @Operation(summary = "List the receivables that the caller may see, newest order first")
    public Page<ReceivableView> list(
            @RestQuery @Parameter(description = "OPEN until it is settled or cancelled.")
                    ReceivableSearch.Standing status,
            @RestQuery @Parameter(description = "Only those of one customer.") UUID customerId,
            @RestQuery @Size(max = 40) @Parameter(description = "The order's number in full.") String orderNumber,
            @RestQuery @Size(max = 60) @Parameter(description = "Part of the order's number.") String q,
            @RestQuery @Parameter(description = "ISO 4217.", example = "CNY") String currency,
            @RestQuery @Parameter(description = "Deposit or balance was asked for by an earlier day, paid or not.")
                    LocalDate dueBefore,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "dueOn",
                                "-dueOn",
                                "orderNumber",
                                "-orderNumber"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ReceivableSearch wanted = new ReceivableSearch(
                status, customerId, orderNumber, q, QueryCurrency.of("currency", currency), dueBefore);
        return cursors.page(
                ReceivableDesk.LISTING,
                sort,
                part,
                search -> desk.page(wanted, search),
                account -> ReceivableView.of(account, caller));
    }

    @GET
    @Present
    @Path("{orderId}")
    @RolesAllowed(Sees.RECEIVABLES)
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
            responseCode = "409",
            description = "nothing-due: the total is paid; balance-already-requested: for this revision and balance; "
                    + "order-cancelled")
    public ReceivableView askForBalance(UUID orderId) {
        notice.ask(orderId);
        return get(orderId);
    }

    @PUT
    @Path("{orderId}/bank-account")
    @RolesAllowed(Role.BUSINESS_MANAGER)
    @Operation(
            summary = "Propose another account for the order to be paid to (rule 9)",
            description =
                    "Needs a reason and If-Match with the receivable's version. Nothing changes until somebody else "
                            + "has confirmed it; finance and the merchandiser are told at once.")
    @APIResponse(responseCode = "409", description = "order-cancelled")
    public ReceivableView proposeAccount(UUID orderId, @NotNull @Valid NewAccount request) {
        accounts.propose(orderId, request);
        return get(orderId);
    }

    @POST
    @Path("{orderId}/account-confirmation")
    @RolesAllowed({Role.FINANCE, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Confirm the account that was proposed (rule 9)",
            description = "By another person than who proposed it: 403 second-person-needed. From then on the order is "
                    + "paid to it; all other terms stay as agreed, and the customer is told where something is open.")
    @APIResponse(responseCode = "409", description = "no-account-proposed; order-cancelled")
    public ReceivableView confirmAccount(UUID orderId) {
        accounts.confirm(orderId);
        return get(orderId);
    }

    @POST
    @Path("{orderId}/credit-applications")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Set credit of the customer against this order (rule 3)",
            description = "From what another of its orders holds beyond its total, or from its free money.")
    @APIResponse(
            responseCode = "409",
            description = "not-enough-credit; other-customer; other-currency; order-cancelled")
    public RestResponse<ReceivableView> applyCredit(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewCredit request) {
        return once(idempotencyKey, request, orderId, () -> credits.apply(orderId, request));
    }

    @POST
    @Path("{orderId}/credits")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Keep what the order holds beyond its total as free money of the customer (rules 3 and 7)",
            description = "Settles what an amendment left over; announces BalanceConfirmed where only that was open.")
    @APIResponse(responseCode = "409", description = "not-enough-credit; other-currency")
    public RestResponse<ReceivableView> releaseCredit(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            UUID orderId,
            @NotNull @Valid ReleasedCredit request) {
        return once(idempotencyKey, request, orderId, () -> credits.release(orderId, request));
    }

    private RestResponse<ReceivableView> once(String idempotencyKey, Object request, UUID orderId, Runnable step) {
        return idempotency.once(idempotencyKey, request, () -> {
            step.run();
            return Created.at("/api/receivables/" + orderId, get(orderId));
        });
    }
}
