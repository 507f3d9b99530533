package org.gendan.finance.statement.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.statement.BankLineDesk;
import org.gendan.finance.statement.BankLineDesk.Judged;
import org.gendan.finance.statement.LineStatus;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The lines of bank statements over REST, and which orders they are for. */
@Path("/api/receipts/bank-lines")
@Tag(name = "Bank statements")
class BankLineResource {
    private final BankLineDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    BankLineResource(BankLineDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Which orders the money is for; what they leave of it is the customer's free money.")
    record MatchRequest(
            @NotNull @Size(max = 50) List<@NotNull @Valid Allocation> allocations,

            @Schema(
                    description =
                            "Nobody knows an order yet, and allocations are empty: the receipt is money of nobody, "
                                    + "which finance allocates later.")
            Boolean unallocated) {}

    @GET
    @RolesAllowed({Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR})
    @Operation(
            summary = "List the lines of bank statements, newest first",
            description = "UNMATCHED for the money that no receipt stands for: it stays here until one does.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    public Response list(
            @RestQuery LineStatus status,
            @RestQuery @Parameter(description = "Only those of one import.") UUID importId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(status, importId, cursors.read(cursor), limit + 1),
                limit,
                judged -> judged.line().id(),
                judged -> BankLineView.of(judged, caller),
                cursors,
                uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR})
    @Operation(summary = "Read a line, with what it may be for")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BankLineView.class)))
    public Response get(UUID id) {
        return Response.ok(BankLineView.of(desk.get(id), caller)).build();
    }

    @POST
    @Path("{id}/match")
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Say which orders a line is for: records the receipt",
            description =
                    "The receipt is confirmed by somebody of finance who neither matched nor imported it (rule 17).")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BankLineView.class)))
    @APIResponse(
            responseCode = "409",
            description = "duplicate-receipt: a receipt stands for it already; debit-line: the money left the account; "
                    + "other-currency, other-customer: the orders are in another currency, or of several customers")
    public Response match(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid MatchRequest request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            Judged matched = desk.match(id, request.allocations(), Boolean.TRUE.equals(request.unallocated()));
            return Response.created(URI.create("/api/receipts/" + matched.receiptId()))
                    .entity(BankLineView.of(matched, caller))
                    .build();
        });
    }
}
