package org.gendan.production.order;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.ProductionEvent;

/** What is missing of one material, in its unit. */
@Embeddable
@Schema(description = "What is missing of one material.")
@MayLack({})
public record OpenShortage(
        @Schema(examples = "FAB-01") String material,

        @Schema(description = "In the unit.", examples = "30.5")
        BigDecimal missing,

        @Schema(examples = "m") String unit) {

    ProductionEvent.Shortage announced() {
        return new ProductionEvent.Shortage(material, missing, unit);
    }
}
