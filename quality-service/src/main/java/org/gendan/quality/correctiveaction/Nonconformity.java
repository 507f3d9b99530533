package org.gendan.quality.correctiveaction;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.quality.judgement.Defect;

/** A defect of a process that an inspection found, on however many units (S3.6). */
@Embeddable
@Schema(description = "A defect that stands in the inspection's report, named by its code and process.")
public record Nonconformity(
        @NotBlank @Size(max = 60) @Schema(examples = "BROKEN_STITCH")
        String code,

        @Size(max = 60) @Schema(description = "As it stands in the report; absent where it is absent there.")
        String process) {

    boolean isOf(Defect defect) {
        return code.equals(defect.code()) && Objects.equals(process, defect.process());
    }

    String point() {
        return Defect.point(code, process);
    }
}
