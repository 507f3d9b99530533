package org.gendan.finance.receivable.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.receivable.ReceivableDesk;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Role;
import org.jboss.resteasy.reactive.RestQuery;

/** What orders owe, over REST (brief, part 1, clauses 8 and 9). */
@Path("/api/receivables")
@Tag(name = "Receivables")
class ReceivableResource {
    private final ReceivableDesk desk;
    private final Cursors cursors;
    private final Caller caller;

    ReceivableResource(ReceivableDesk desk, Cursors cursors, Caller caller) {
        this.desk = desk;
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
}
