package org.gendan.order.tracking;

import java.time.Instant;
import java.util.List;
import org.gendan.language.Missing;
import org.gendan.language.QualityEvent.FinalInspectionDecided;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.Role;

/** What quality tells of one work assignment: its sample and meeting, its inspections, the supervisor's decision. */
final class LotQuality {
    private final MidInspections mids = new MidInspections();
    private boolean inspectorAssigned;
    private SampleReported sample;
    private boolean meetingHeld;
    private Instant approvedAt;
    private InspectionReported finalReport;
    private FinalInspectionDecided decision;
    private Instant decidedAt;
    private String reworkBecause;
    private boolean remainderFollowed;

    void inspectorAssigned() {
        inspectorAssigned = true;
    }

    void record(SampleReported fact) {
        if (fact.kind() == SampleKind.PRE_PRODUCTION) {
            sample = fact;
        }
    }

    void meetingHeld() {
        meetingHeld = true;
    }

    void approved(Instant at) {
        approvedAt = approvedAt == null ? at : approvedAt;
    }

    void record(InspectionReported fact, Instant at) {
        mids.required(fact.requiredMids(), at);
        if (fact.kind() == InspectionKind.MID) {
            mids.reported(fact, at);
        }
        if (fact.kind() == InspectionKind.FINAL) {
            mids.finallyInspected(at);
            finalReport = fact;
            decision = null;
            reworkBecause = null;
        }
    }

    void record(ReportSigned fact, Instant at) {
        if (fact.kind() == InspectionKind.MID) {
            mids.signed(fact, at);
        }
    }

    void record(FinalInspectionDecided fact, Instant at) {
        decision = fact;
        decidedAt = at;
        reworkBecause = fact.accepted() ? null : fact.reason();
    }

    void record(ReworkOrdered fact, Instant at) {
        decidedAt = at;
        reworkBecause = fact.reason() == null ? "" : fact.reason();
    }

    void remainderFollowed() {
        remainderFollowed = true;
    }

    Finding preProduction(Lot lot) {
        if (approvedAt != null) {
            return new Finding.Done(approvedAt);
        }
        if (sample == null) {
            Missing made = lot.missing("pre-production-sample", List.of(Role.FACTORY, Role.INSPECTOR));
            return inspectorAssigned
                    ? Finding.open(made)
                    : Finding.open(lot.missing("inspector-assignment", List.of(Role.QUALITY_MANAGER)), made);
        }
        if (!sample.conforms()) {
            return Finding.open(lot.missing(
                    "sample-rectification",
                    List.of(Role.FACTORY),
                    "points",
                    sample.openPoints() == null ? "" : String.join("; ", sample.openPoints())));
        }
        return Finding.open(
                meetingHeld
                        ? lot.missing("pre-production-approval", List.of(Role.QUALITY_MANAGER))
                        : lot.missing("pre-production-meeting", List.of(Role.INSPECTOR, Role.QUALITY_MANAGER)));
    }

    Finding mid(Lot lot) {
        return mids.finding(lot);
    }

    Finding last(Lot lot) {
        if (reworkBecause != null) {
            return new Finding.Against(
                    decidedAt, List.of(lot.missing("rework", List.of(Role.FACTORY), "reason", reworkBecause)));
        }
        if (decision != null && decision.accepted()) {
            return new Finding.Done(decidedAt);
        }
        if (finalReport != null) {
            return Finding.open(
                    lot.missing("supervisor-decision", List.of(Role.SUPERVISOR), "verdict", finalReport.verdict()));
        }
        return lot.isReadyForFinalInspection()
                ? Finding.open(lot.missing("final-inspection", List.of(Role.INSPECTOR)))
                : new Finding.NotYet();
    }

    /** The last pieces packed after the final inspection (S3.11d). */
    boolean isRemainderFollowed() {
        return remainderFollowed;
    }

    Missing remainder(Lot lot) {
        return lot.missing("remainder", List.of(Role.INSPECTOR));
    }
}
