package org.gendan.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.language.Missing;
import org.gendan.language.QualityEvent;
import org.gendan.language.QualityEvent.FinalInspectionDecided;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.QualityEvent.ReleasedLine;
import org.gendan.language.QualityEvent.RemainderFollowed;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.SampleChased;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.QualityEvent.ShippingSamplePassedOn;
import org.gendan.language.Role;

/** The order's quality, as quality tells it: lot by lot, and whether the goods may leave. */
final class Inspected {
    private final Map<UUID, LotQuality> lots = new HashMap<>();
    private boolean shippingSamplePassedOn;
    private GoodsReleased released;
    private Instant releasedAt;
    private GoodsReleaseRevoked revoked;
    private Instant revokedAt;

    void apply(QualityEvent event, Instant at) {
        switch (event) {
            case SampleReported fact -> lot(fact.assignmentId()).record(fact);
            case MeetingHeld fact -> lot(fact.assignmentId()).meetingHeld();
            case PreProductionApproved fact -> lot(fact.assignmentId()).approved(at);
            case InspectionReported fact -> lot(fact.assignmentId()).record(fact, at);
            case ReportSigned fact -> lot(fact.assignmentId()).record(fact, at);
            case FinalInspectionDecided fact -> lot(fact.assignmentId()).record(fact, at);
            case ReworkOrdered fact -> lot(fact.assignmentId()).record(fact, at);
            case RemainderFollowed fact -> lot(fact.assignmentId()).remainderFollowed();
            case ShippingSamplePassedOn _ -> shippingSamplePassedOn = true;
            case GoodsReleased fact -> {
                released = fact;
                releasedAt = at;
                revoked = null;
            }
            case GoodsReleaseRevoked fact -> {
                revoked = fact;
                revokedAt = at;
            }
            case InspectorAssigned fact -> lot(fact.assignmentId()).inspectorAssigned();
            case SampleChased _ -> {
                // the sample is missing as before
            }
        }
    }

    LotQuality lot(UUID assignmentId) {
        return lots.computeIfAbsent(assignmentId, _ -> new LotQuality());
    }

    Finding release(Ordered ordered, List<Lot> made) {
        if (revoked != null) {
            String reason = revoked.reason() == null ? "" : revoked.reason();
            return new Finding.TakenBack(
                    revokedAt,
                    List.of(new Missing(
                            "goods-release-revoked",
                            List.of(Role.QUALITY_MANAGER, Role.SUPERVISOR),
                            Map.of("reason", reason))));
        }
        if (released != null && ordered.isCoveredBy(released.revision())) {
            return new Finding.Done(releasedAt);
        }
        List<Missing> missing = new ArrayList<>();
        made.stream()
                .filter(lot -> !lot(lot.id()).isRemainderFollowed())
                .forEach(lot -> missing.add(lot(lot.id()).remainder(lot)));
        if (!shippingSamplePassedOn) {
            missing.add(new Missing("shipping-sample", List.of(Role.QUALITY_MANAGER), Map.of()));
        }
        missing.add(new Missing("goods-release", Role.SUPERVISOR));
        return new Finding.Open(null, missing);
    }

    /** Pieces that may leave; 0 while nobody said how many. */
    int releasedPieces() {
        return released == null || released.lines() == null
                ? 0
                : released.lines().stream().mapToInt(ReleasedLine::quantity).sum();
    }
}
