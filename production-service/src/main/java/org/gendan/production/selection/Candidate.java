package org.gendan.production.selection;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** A factory held against what an order asks for. Nobody scores it: the figures stand beside the reasons. */
@Schema(description = "A factory held against what the order asks for, with figures and reasons and without a score.")
@MayLack({"doesNotMake", "record"})
public record Candidate(
        UUID factoryId,
        String code,
        String name,

        @Schema(
                description =
                        "Whether series and capacity do; UNKNOWN where the factory never said. History is no part of it.")
        Fit fit,

        @Schema(description = "Series of the order that it says it can make.")
        List<String> makes,

        @Schema(description = "Series of the order that it does not say it can make; absent where it says nothing.")
        List<String> doesNotMake,

        Capacity capacity,
        TrackRecord record,
        List<Reason> reasons) {

    /** Whether a factory can do what is asked for. */
    public enum Fit {
        MEETS,
        UNKNOWN,
        FAILS
    }
}
