package org.gendan.production.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** The order, or one lot of it, ends without being made. */
@Embeddable
@Schema(description = "Why it ends without being made.")
@MayLack({"reason", "by", "on"})
public record Cancellation(
        @Column(name = "cancelled_because") String reason,
        @Column(name = "cancelled_by") String by,
        @Column(name = "cancelled_on") LocalDate on) {}
