package org.gendan.order.tracking;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Missing;

/** One stage of one order: since when it stands so, who has to act, what is missing. */
@Schema(description = "One stage of the order.")
public record StageView(
        Stage stage,

        @Schema(description = "BLOCKED: a fact stands against it which others must mend first.")
        Status status,

        @Schema(description = "Since when it stands so, in UTC; absent while it is pending.")
        Instant since,

        @Schema(description = "Roles of those who have to act; empty when done.")
        List<String> who,

        List<Missing> missing) {

    /** How far a stage has come. */
    public enum Status {
        DONE,
        CURRENT,
        BLOCKED,
        PENDING
    }
}
