package org.gendan.quality.release.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.Role;
import org.gendan.quality.release.GoodsRelease;
import org.gendan.quality.release.LotQuality;
import org.gendan.quality.release.OrderQuality;

/** Whether the goods of an order may leave, as far as quality goes. */
@Schema(description = "The quality of an order's goods: its lots, what their release waits for, and each release.")
@MayLack("orderNumber")
record ReleaseView(
        UUID orderId,
        long version,
        String orderNumber,

        @Schema(description = "The order's present revision; a release of another one does not count.")
        int revision,

        @Schema(description = "Whether a release of this revision stands.")
        boolean released,

        List<LotView> lots,

        @Schema(description = "What a release waits for; empty while the gate is open.")
        List<Missing> missing,

        @Schema(description = "Oldest first, revoked ones too.")
        List<Release> releases,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "A lot of the order.")
    @MayLack("lot")
    record LotView(
            UUID assignmentId,
            String lot,
            boolean finalInspectionAccepted,
            boolean remainderFollowed,
            boolean shippingSamplePassedOn) {

        static LotView of(LotQuality quality) {
            return new LotView(
                    quality.plan().id(),
                    quality.plan().lot(),
                    quality.record().isAccepted(),
                    quality.isRemainderFollowed(),
                    quality.isShippingSamplePassedOn());
        }
    }

    @Schema(description = "A release, and who revoked it, if somebody did.")
    @MayLack({"revokedOn", "revokedBy", "reason"})
    record Release(
            int revision,
            List<Line> lines,
            LocalDate releasedOn,
            Instant releasedAt,
            String releasedBy,
            LocalDate revokedOn,
            String revokedBy,
            String reason) {

        static Release of(GoodsRelease release) {
            return new Release(
                    release.revision(),
                    release.lines().stream()
                            .map(line -> new Line(line.lineId(), line.quantity()))
                            .toList(),
                    release.releasedOn(),
                    release.releasedAt(),
                    release.releasedBy(),
                    release.revokedOn(),
                    release.revokedBy(),
                    release.reason());
        }
    }

    @Schema(description = "Pieces of a line that may leave.")
    @MayLack({})
    record Line(UUID lineId, int quantity) {}

    static ReleaseView of(OrderQuality quality, Caller caller) {
        boolean released = quality.standing().isPresent();
        List<Missing> missing = quality.gate().missing();
        return new ReleaseView(
                quality.order().id(),
                quality.order().version(),
                quality.order().orderNumber(),
                quality.order().revision(),
                released,
                quality.lots().stream().map(LotView::of).toList(),
                missing,
                quality.releases().stream().map(Release::of).toList(),
                Steps.of(caller)
                        .step("release", !released && missing.isEmpty(), Role.SUPERVISOR)
                        .step("release-revocation", released, Role.SUPERVISOR, Role.QUALITY_MANAGER)
                        .names());
    }
}
