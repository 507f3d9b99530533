package org.gendan.logistics.shipment;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The carrier of a shipment and the number by which it is followed up. */
@Embeddable
@Schema(description = "The carrier and its number for the shipment.")
public record Courier(
        @NotBlank @Size(max = 100) @Schema(examples = "顺丰速运")
        String carrier,

        @NotBlank @Size(max = 60) @Schema(examples = "SF1420185507123")
        String trackingNumber) {}
