package org.gendan.language.erp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A product as an ERP keeps it, whole each time. The ERP owns all of it but the selling points, which are taken when the
 * product is new here, and are Gendan's from then on.
 *
 * @param externalId the ERP's own number of the product
 * @param revision the ERP's own count of this product's versions; an older one is answered STALE
 * @param productId Gendan's id, where the ERP means a product that is known here already
 * @param model the number of the model, unique
 * @param packCount pieces per carton
 */
public record ErpProduct(
        @NotBlank @Size(max = 60) String externalId,
        @NotNull @Min(1) @Max(ErpTypes.LARGEST_REVISION) Long revision,
        UUID productId,
        @NotBlank @Size(max = 100) String series,
        @NotBlank @Size(max = 100) String model,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 400) String specification,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 60) String> colours,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 60) String> sizes,
        @NotNull @Min(1) @Max(1_000_000) Integer packCount,
        @Size(max = 1000) String sellingPoints) {}
