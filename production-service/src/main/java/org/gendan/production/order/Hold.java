package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** Somebody holds an order or an assignment: no further step of it is begun. */
@Embeddable
@Schema(description = "Why no further step is begun, and since when.")
@MayLack({"reason", "by", "on"})
public record Hold(
        @Column(name = "hold_reason") String reason,
        @Column(name = "held_by") String by,
        @Column(name = "held_on") LocalDate on,

        @Schema(description = "Business time; UTC.") @Column(name = "held_at")
        Instant sinceAt) {}
