package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** A line of an assignment that ends with fewer pieces than it was to make. */
@Embeddable
@Schema(description = "A line that ends with fewer pieces than it was to make, by decision of the production manager.")
@MayLack({"reason", "by", "on"})
public record ShortClosure(
        @Column(name = "line_id") UUID lineId,

        @Schema(description = "Sets that were packed when it was decided.") @Column(name = "packed")
        int packed,

        @Column(name = "reason") String reason,
        @Column(name = "closed_by") String by,
        @Column(name = "closed_on") LocalDate on) {}
