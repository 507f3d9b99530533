package org.gendan.production.selection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/**
 * What a factory has shown so far: how many of its lots were complete by the contract's delivery date and by their first plan, where
 * one that is still made and late already counts as late; and how many of its final inspections were accepted.
 */
@Schema(description = "What a factory has shown so far; a rate without a sample says nothing.")
@MayLack({})
public record TrackRecord(
        @Schema(description = "Lots complete by the contract's delivery date.")
        Rate onTime,

        @Schema(description = "Lots complete by the day of their first plan.")
        Rate asPlanned,

        @Schema(description = "Final inspections that were accepted, all of them.")
        Rate finals,

        @Schema(description = "Lots of which the first final inspection was accepted.")
        Rate firstPass) {
    static final TrackRecord NONE = new TrackRecord(Rate.NONE, Rate.NONE, Rate.NONE, Rate.NONE);

    /** So many of a sample. */
    @Schema(description = "So many of a sample; percent is absent where the sample is empty.")
    @MayLack("percent")
    public record Rate(
            int sample,
            int good,
            @Schema(description = "Rounded down.") Integer percent) {
        static final Rate NONE = of(0, 0);

        static Rate of(int sample, int good) {
            return new Rate(sample, good, sample == 0 ? null : (int) (good * 100L / sample));
        }
    }
}
