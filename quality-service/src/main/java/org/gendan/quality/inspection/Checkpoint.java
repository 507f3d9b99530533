package org.gendan.quality.inspection;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.sampling.DefectClass;

/** A point that was found early and that every mid inspection has to check until one closes it (S3.7b, rule 53). */
@Schema(description = "A point of the checklist that is carried forward to the mid inspections.")
@MayLack({"process", "severity", "foundIn", "firstSeenOn", "lastSeenOn", "closedBy", "closedOn", "code"})
public record Checkpoint(
        UUID id,
        String code,
        String process,

        @Schema(description = "The worst class it was found with, one step worse each time it was found again.")
        DefectClass severity,

        @Schema(description = "How often it was found; the first time stands in firstSeenOn for ever.")
        int timesSeen,

        InspectionKind foundIn,
        LocalDate firstSeenOn,
        LocalDate lastSeenOn,

        @Schema(description = "Whether the next mid inspection has to check it.")
        boolean open,

        @Schema(
                description =
                        "Found in the initial phase and not seen mended in it; an initial report is owed then (S3.6).")
        boolean initialOpen,

        @Schema(description = "Whether the factory signed an initial report about it since it was found last.")
        boolean initialReported,

        @Schema(description = "The mid inspection that closed it.")
        UUID closedBy,

        LocalDate closedOn) {

    String point() {
        return Defect.point(code, process);
    }
}
