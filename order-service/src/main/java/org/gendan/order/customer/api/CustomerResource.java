package org.gendan.order.customer.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.order.Sees;
import org.gendan.order.customer.Customer;
import org.gendan.order.customer.CustomerDesk;
import org.gendan.order.customer.CustomerDetails;
import org.gendan.order.customer.CustomerTier;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Customers over REST. */
@SafeToRepeat
@Path("/api/customers")
@Tag(name = "Customers", description = "Who orders.")
class CustomerResource {
    private final CustomerDesk desk;
    private final Cursors cursors;
    private final Caller caller;

    CustomerResource(CustomerDesk desk, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "A new customer.")
    record NewCustomer(
            @Schema(description = "Its id, where another system gave it one already; UUID.")
            UUID id,

            @NotNull @Valid CustomerDetails details) {}

    @MayLack("externalId")
    record CustomerView(
            UUID id,
            long version,
            Instant createdAt,
            Instant updatedAt,
            DetailsView details,

            @Schema(description = "Has signed for all goods of an order before; later orders have a discount (S2.9a).")
            boolean returning,

            @Schema(description = "The ERP's own number; absent where no ERP has numbered it.")
            String externalId)
            implements Versioned {
        static CustomerView of(Customer customer, Caller caller) {
            return new CustomerView(
                    customer.id(),
                    customer.version(),
                    customer.createdAt(),
                    customer.updatedAt(),
                    DetailsView.of(customer.details(), caller.has(Role.CUSTOMER)),
                    customer.isReturning(),
                    customer.externalId());
        }
    }

    @Schema(
            name = "CustomerDetailsView",
            description =
                    "What is known of a customer; the customer itself does not read what the company thinks of it.")
    @MayLack({
        "tier",
        "email",
        "phone",
        "address",
        "legalName",
        "deliveryAddress",
        "taxNumber",
        "paymentTerms",
        "merchandiser",
        "salesperson"
    })
    record DetailsView(
            String code,
            String name,

            @Schema(description = "MAIN customers come first in a shortage (S5.2); for staff.")
            CustomerTier tier,

            String language,
            String email,
            String phone,
            String address,
            String legalName,
            String deliveryAddress,
            String taxNumber,
            String paymentTerms,

            @Schema(description = "User name of whoever carries its orders where an order names nobody; for staff.")
            String merchandiser,

            @Schema(description = "User name of whoever owns its orders where an order names nobody; for staff.")
            String salesperson) {

        static DetailsView of(CustomerDetails details, boolean ownOnes) {
            return new DetailsView(
                    details.code(),
                    details.name(),
                    ownOnes ? null : details.tier(),
                    details.language(),
                    details.email(),
                    details.phone(),
                    details.address(),
                    details.legalName(),
                    details.deliveryAddress(),
                    details.taxNumber(),
                    details.paymentTerms(),
                    ownOnes ? null : details.merchandiser(),
                    ownOnes ? null : details.salesperson());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.BUSINESS_MANAGER})
    @Operation(summary = "Add a customer")
    public RestResponse<CustomerView> add(@NotNull @Valid NewCustomer request) {
        Customer customer = desk.add(request.id(), request.details());
        return Created.at("/api/customers/" + customer.id(), CustomerView.of(customer, caller));
    }

    @GET
    @RolesAllowed(Sees.MASTER_DATA)
    @Operation(summary = "List customers, newest first")
    public Page<CustomerView> list(
            @RestQuery @Size(max = 100) @Parameter(description = "Part of code or name.") String q,
            @RestQuery @Parameter(description = "Only those of this tier.") CustomerTier tier,
            @RestQuery @Parameter(description = "Whether they have signed for all goods of an order before.")
                    Boolean returning,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "code",
                                "-code",
                                "name",
                                "-name"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                CustomerDesk.LISTING,
                sort,
                part,
                search -> desk.page(q, tier, returning, search),
                customer -> CustomerView.of(customer, caller));
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.CUSTOMER)
    @Operation(summary = "Read a customer")
    public CustomerView get(UUID id) {
        return CustomerView.of(desk.get(id), caller);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.BUSINESS_MANAGER})
    @Operation(summary = "Change a customer; needs If-Match")
    public CustomerView change(UUID id, @NotNull @Valid CustomerDetails details) {
        return CustomerView.of(desk.change(id, details), caller);
    }
}
