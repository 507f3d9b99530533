package org.gendan.quality.judgement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.InspectionLevel;
import org.gendan.quality.sampling.SamplingPlan;
import org.gendan.quality.sampling.Severity;

/** How defects of one class are judged in one inspection, as it was decided when the inspection was booked (rules 46, 49). */
@Embeddable
@Schema(description = "The sampling plan of one defect class, kept as it was when the inspection was booked.")
public record ClassPlan(
        @Enumerated(EnumType.STRING) DefectClass defectClass,
        @Enumerated(EnumType.STRING) InspectionLevel level,
        BigDecimal aql,
        @Enumerated(EnumType.STRING) Severity severity,
        String codeLetter,
        String effectiveCodeLetter,

        @Schema(
                description =
                        "Judged are the first so many units in the order of the draw; 0 where all are, and their number is "
                                + "not known yet.")
        int sampleSize,

        @Schema(description = "Accepted with so many defective units or fewer (rule 43).")
        int acceptNumber,

        int rejectNumber,
        boolean fullInspection,

        @Schema(description = "Where in the standard it comes from.")
        String source) {

    public static ClassPlan of(
            DefectClass defectClass, InspectionLevel level, BigDecimal aql, Severity severity, SamplingPlan plan) {
        return new ClassPlan(
                defectClass,
                level,
                aql,
                severity,
                plan.codeLetter(),
                plan.effectiveCodeLetter(),
                plan.sampleSize(),
                plan.acceptNumber(),
                plan.rejectNumber(),
                plan.fullInspection(),
                plan.source());
    }

    /** None may be defective, of so many units or, for 0, of all. */
    public static ClassPlan none(DefectClass defectClass, int sampleSize, boolean full, String source) {
        return new ClassPlan(defectClass, null, null, null, null, null, sampleSize, 0, 1, full, source);
    }

    /** Whether it comes out of the standard's tables, as those of major and minor defects do. */
    public boolean isTabled() {
        return codeLetter != null;
    }

    public SamplingPlan tabled() {
        return new SamplingPlan(
                codeLetter, effectiveCodeLetter, sampleSize, acceptNumber, rejectNumber, fullInspection, source);
    }

    /** Whether the unit lies within this class's own sample (decision 10). */
    public boolean judges(Integer unit) {
        return fullInspection || unit == null || unit <= sampleSize;
    }

    public boolean accepts(int defective) {
        return defective <= acceptNumber;
    }
}
