package org.gendan.quality.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an inspection found of a point that was carried forward to it (S3.7b). */
@Embeddable
@Schema(description = "A point of the checklist, checked.")
public record CheckedPoint(
        @NotNull @Column(name = "point_id") @Schema(description = "The point's id, from the inspection or the plan.")
        UUID id,

        @NotNull @Schema(description = "Whether it is mended.")
        Boolean resolved,

        @Size(max = 1000) String remark) {}
