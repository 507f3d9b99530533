package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** That an amendment of the order made a lot larger, smaller or another article, and the plan that it had then. */
@Embeddable
@Schema(description = "That an amendment of the order changed what a lot makes; in sets.")
@MayLack({"plan", "reason", "on", "by"})
public record LotChange(
        @Schema(description = "The order's revision.") int revision,

        @Column(name = "sets_before") int before,
        @Column(name = "sets_after") int after,

        @Schema(description = "The plan that held then; absent where there was none.") @Column(name = "plan_number")
        Integer plan,

        String reason,
        @Column(name = "changed_on") LocalDate on,
        @Column(name = "changed_by") String by,

        @Schema(description = "A line that it makes is of another series, model, specification, colour or size since.")
        @Column(name = "other_article")
        boolean otherArticle) {

    /** Whether materials that were checked before it say nothing any more. */
    public boolean asksForMaterials() {
        return after > before || otherArticle;
    }
}
