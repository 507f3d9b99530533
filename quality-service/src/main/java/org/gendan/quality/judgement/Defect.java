package org.gendan.quality.judgement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.quality.sampling.DefectClass;

/** A defect that was found on a unit, by the company's code, with its class and the process that it comes from (S3.6). */
@Embeddable
@Schema(description = "A defect that was found on one unit.")
public record Defect(
        @NotBlank
        @Size(max = 60)
        @Schema(description = "The company's defect code or word.", examples = "BROKEN_STITCH")
        String code,

        @NotNull @Enumerated(EnumType.STRING) @JsonProperty("class")
        DefectClass defectClass,

        @Size(max = 60) @Schema(description = "The process it comes from.", examples = "SEWING")
        String process,

        @Positive
        @Schema(
                description =
                        "The unit's number in the order in which units were drawn, from 1. Without it the defect is "
                                + "taken for that of a unit of its own, within every class's sample.")
        Integer unit,

        @Size(max = 1000) String remark) {

    /** Two defects are the same point when code and process are (rule 53). */
    public String point() {
        return point(code, process);
    }

    /** What a point reads like in lists and events. */
    public static String point(String code, String process) {
        return process == null ? code : code + " (" + process + ")";
    }
}
