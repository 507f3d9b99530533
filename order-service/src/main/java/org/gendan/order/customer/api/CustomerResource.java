package org.gendan.order.customer.api;

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
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.order.customer.Customer;
import org.gendan.order.customer.CustomerDetails;
import org.gendan.order.customer.CustomerRegister;
import org.jboss.resteasy.reactive.RestQuery;

/** Customers over REST. */
@Path("/api/customers")
@Tag(name = "Customers")
class CustomerResource {
    private final CustomerRegister register;
    private final Cursors cursors;

    CustomerResource(CustomerRegister register, Cursors cursors) {
        this.register = register;
        this.cursors = cursors;
    }

    @Schema(description = "A new customer.")
    record NewCustomer(
            @Schema(description = "Its id, where another system gave it one already; UUID.")
            UUID id,

            @NotNull @Valid CustomerDetails details) {}

    record CustomerView(
            UUID id,
            long version,
            CustomerDetails details,

            @Schema(description = "Has signed for all goods of an order before; later orders have a discount (S2.9a).")
            boolean returning) {
        static CustomerView of(Customer customer) {
            return new CustomerView(customer.id(), customer.version(), customer.details(), customer.isReturning());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.BUSINESS_MANAGER})
    @Operation(summary = "Add a customer")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CustomerView.class)))
    public Response add(@NotNull @Valid NewCustomer request) {
        Customer customer = register.add(request.id(), request.details());
        return Response.created(URI.create("/api/customers/" + customer.id()))
                .entity(CustomerView.of(customer))
                .tag(ExpectedVersion.tag(customer.version()))
                .build();
    }

    @GET
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List customers, newest first")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public Response list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                register.page(cursors.read(cursor), limit + 1), limit, Customer::id, CustomerView::of, cursors, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(summary = "Read a customer")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CustomerView.class)))
    public Response get(UUID id) {
        return view(register.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.BUSINESS_MANAGER})
    @Operation(summary = "Change a customer; needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CustomerView.class)))
    public Response change(UUID id, @NotNull @Valid CustomerDetails details) {
        return view(register.change(id, details));
    }

    private static Response view(Customer customer) {
        return Response.ok(CustomerView.of(customer))
                .tag(ExpectedVersion.tag(customer.version()))
                .build();
    }
}
