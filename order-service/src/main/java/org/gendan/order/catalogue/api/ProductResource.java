package org.gendan.order.catalogue.api;

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
import org.gendan.language.Role;
import org.gendan.order.Sees;
import org.gendan.order.catalogue.CatalogueDesk;
import org.gendan.order.catalogue.Product;
import org.gendan.order.catalogue.ProductDetails;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The product catalogue over REST (S1.4). */
@SafeToRepeat
@Path("/api/products")
@Tag(name = "Products", description = "The product catalogue (S1.4).")
class ProductResource {
    private final CatalogueDesk desk;
    private final Cursors cursors;

    ProductResource(CatalogueDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @MayLack("externalId")
    record ProductView(
            UUID id,
            long version,
            Instant createdAt,
            Instant updatedAt,
            ProductDetails details,

            @Schema(description = "The ERP's own number; absent where no ERP has numbered it.")
            String externalId)
            implements Versioned {
        static ProductView of(Product product) {
            return new ProductView(
                    product.id(),
                    product.version(),
                    product.createdAt(),
                    product.updatedAt(),
                    product.details(),
                    product.externalId());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Add a product")
    public RestResponse<ProductView> add(@NotNull @Valid ProductDetails details) {
        Product product = desk.add(details);
        return Created.at("/api/products/" + product.id(), ProductView.of(product));
    }

    @GET
    @RolesAllowed(Sees.MASTER_DATA)
    @Operation(summary = "Search the catalogue, newest first")
    public Page<ProductView> search(
            @Parameter(description = "Words in series, model, name or selling points", example = "夹克")
                    @RestQuery
                    @Size(max = 100)
                    String q,
            @Parameter(description = "The series in full.", example = "城市夹克") @RestQuery @Size(max = 100) String series,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "model", "-model"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(CatalogueDesk.LISTING, sort, part, search -> desk.page(q, series, search), ProductView::of);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.MASTER_DATA)
    @Operation(summary = "Read a product")
    public ProductView get(UUID id) {
        return ProductView.of(desk.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Change a product; needs If-Match")
    public ProductView change(UUID id, @NotNull @Valid ProductDetails details) {
        return ProductView.of(desk.change(id, details));
    }
}
