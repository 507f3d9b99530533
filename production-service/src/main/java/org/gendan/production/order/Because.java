package org.gendan.production.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.who.Caller;

/** The reason of a decision, which is kept with it. */
@Schema(description = "The reason of a decision, which is kept with it.")
public record Because(
        @NotBlank @Size(max = 500) @Schema(description = "Why.")
        String reason,

        @Schema(description = "Business date; today if absent, never in the future.")
        LocalDate occurredOn) {

    /** The reason, which also goes into the audit trail. */
    String stated(Caller caller) {
        caller.because(reason);
        return reason;
    }
}
