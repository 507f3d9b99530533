package org.gendan.production.progress.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.production.order.AssignmentStatus;
import org.gendan.production.progress.ProgressDesk.Standing;
import org.gendan.production.routing.Made;
import org.gendan.production.routing.Made.Output;
import org.gendan.production.routing.WorkProcess;

/** How far an assignment is, small enough for a phone. */
@Schema(description = "How far an assignment is; cumulative, in sets.")
@MayLack({})
record ProgressView(
        UUID assignmentId,
        AssignmentStatus status,
        int quantity,

        @Schema(description = "Good pieces that are made up, packed or not.")
        int produced,

        @Schema(description = "Good pieces in cartons.") int packed,
        List<Output> outputs,

        @Schema(description = "Offline reports that wait for what they rest on, with the reason.")
        List<PendingView> pending) {

    @Schema(description = "A report that waits.")
    @MayLack("because")
    record PendingView(
            String key, UUID lineId, WorkProcess process, int quantity, Instant reportedAt, String because) {}

    static ProgressView of(Standing standing) {
        Made made = standing.lot().made();
        return new ProgressView(
                standing.lot().assignment().id(),
                standing.lot().assignment().status(),
                standing.lot().assignment().quantity(),
                made.produced(),
                made.packed(),
                made.outputs(),
                standing.pending().stream()
                        .map(report -> new PendingView(
                                report.key(),
                                report.lineId(),
                                report.process(),
                                report.quantity(),
                                report.reportedAt(),
                                report.pendingBecause()))
                        .toList());
    }
}
