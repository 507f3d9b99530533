package org.gendan.production.schedule;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.routing.PlannedProcess;

/** A plan counted back from the contract's delivery date on the factory's own calendar (S1.10b), for the planner to take or to change. */
@Schema(description = "A plan counted back from the contract's delivery date on the factory's own calendar.")
@MayLack("shipOn")
public record Proposal(
        LocalDate startOn,
        LocalDate completeOn,

        @Schema(description = "The last working day up to the contract's delivery date.")
        LocalDate shipOn,

        @Schema(description = "Working days from the first to the last, both included.")
        int runDays,

        List<PlannedProcess> processes,
        Milestones milestones,
        @Schema(description = "What speaks against it.") List<Warning> warnings) {

    /** By when what the start waits for has to be there. */
    @Schema(description = "By when what the start waits for has to be there.")
    @MayLack({})
    public record Milestones(
            @Schema(description = "Materials counted and checked.")
            LocalDate materialsOn,

            @Schema(description = "Pre-production sample confirmed by quality.")
            LocalDate sampleOn,

            @Schema(description = "First day for the pre-production meeting: 3 working days before the start.")
            LocalDate meetingFrom,

            @Schema(description = "Last day for the pre-production meeting: 1 working day before the start.")
            LocalDate meetingTo) {}
}
