package org.gendan.order.catalogue.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.order.catalogue.Catalogue;
import org.gendan.order.catalogue.Product;
import org.gendan.order.catalogue.ProductDetails;
import org.jboss.resteasy.reactive.RestQuery;

/** The product catalogue over REST (S1.4). */
@Path("/api/products")
@Tag(name = "Products")
class ProductResource {
    private final Catalogue catalogue;
    private final Cursors cursors;

    ProductResource(Catalogue catalogue, Cursors cursors) {
        this.catalogue = catalogue;
        this.cursors = cursors;
    }

    record ProductView(UUID id, long version, ProductDetails details) {
        static ProductView of(Product product) {
            return new ProductView(product.id(), product.version(), product.details());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Add a product")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ProductView.class)))
    public Response add(@NotNull @Valid ProductDetails details) {
        Product product = catalogue.add(details);
        return Response.created(URI.create("/api/products/" + product.id()))
                .entity(ProductView.of(product))
                .tag(ExpectedVersion.tag(product.version()))
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
    @Operation(summary = "Search the catalogue, newest first")
    @APIResponse(responseCode = "200", description = "A page of products")
    public Response search(
            @Parameter(description = "Words in series, model, name or selling points", example = "夹克")
                    @RestQuery
                    @Size(max = 100)
                    String q,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                catalogue.search(q, cursors.read(cursor), limit + 1),
                limit,
                Product::id,
                ProductView::of,
                cursors,
                uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "Read a product")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ProductView.class)))
    public Response get(UUID id) {
        return view(catalogue.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Change a product; needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ProductView.class)))
    public Response change(UUID id, @NotNull @Valid ProductDetails details) {
        return view(catalogue.change(id, details));
    }

    private static Response view(Product product) {
        return Response.ok(ProductView.of(product))
                .tag(ExpectedVersion.tag(product.version()))
                .build();
    }
}
