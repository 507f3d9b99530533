package org.gendan.quality.inspection.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.language.Role;
import org.gendan.quality.inspection.CheckedPoint;
import org.gendan.quality.inspection.Checkpoint;
import org.gendan.quality.inspection.Found;
import org.gendan.quality.inspection.Inspection;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.inspection.InspectionRecord;
import org.gendan.quality.inspection.InspectionStatus;
import org.gendan.quality.inspection.Photo;
import org.gendan.quality.inspection.Reported;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.sampling.Severity;
import org.gendan.quality.signature.Signature;

/** An inspection with its plans, its findings and what became of it. */
@Schema(description = "An inspection of a lot.")
@MayLack({
    "orderNumber",
    "factoryId",
    "lot",
    "process",
    "inspector",
    "resubmissionOf",
    "intervalDays",
    "early",
    "combinedWith",
    "seed",
    "cartons",
    "report",
    "defectives",
    "verdict",
    "contentHash",
    "signature",
    "rectification",
    "decision",
    "rework"
})
record InspectionView(
        UUID id,
        long version,
        UUID assignmentId,
        UUID orderId,
        String orderNumber,
        UUID factoryId,
        String lot,

        @Schema(description = "The product series of the lot.")
        List<String> series,

        @Schema(description = "The order's revision that was inspected.")
        int orderRevision,

        InspectionKind kind,

        @Schema(description = "Counts the inspections of this kind of the assignment.")
        int number,

        String process,
        InspectionStatus status,
        LocalDate bookedOn,
        String inspector,

        @Schema(
                description =
                        "Pieces; of a mid inspection what was produced when it was booked, of a final one the lot.")
        int lotSize,

        @Schema(description = "Units to inspect at least; 0 where everything there is gets looked at.")
        int sampleSize,

        @Schema(description = "How many of them come out of cartons, in proportion to what is packed.")
        int packedShare,

        @Schema(description = "Whether every unit is inspected.")
        boolean fullInspection,

        @Schema(description = "The rejected inspection that it follows; absent for an original lot.")
        UUID resubmissionOf,

        @Schema(description = "Working days since the mid inspection before, or the start; of a mid inspection.")
        Integer intervalDays,

        @Schema(description = "Fewer than 3 working days; it counts all the same (rule 31).")
        Boolean early,

        @Schema(description = "The inspection whose visit it is part of: one draw, which counts once (rule 52).")
        UUID combinedWith,

        List<ClassPlan> plans,

        @Schema(description = "The points that the report has to check, with their ids.")
        List<Checkpoint> checkpoints,

        @Schema(
                description =
                        "The seed of the draw, by which it can be repeated; a factory reads it once the report is written.")
        Long seed,

        @Schema(description = "Cartons that were there when it was drawn.")
        Integer cartons,

        @Schema(
                description =
                        "The cartons to open, in the order of the draw; a factory reads them once the report is written.")
        List<Integer> cartonsToOpen,

        ReportView report,
        List<Defect> defects,
        List<CheckedPoint> checked,

        @Schema(description = "The pictures, in the order in which they came; the files lie below …/documents.")
        List<PhotoView> photos,

        Defectives defectives,

        @Schema(description = "Computed from the findings by the plans; absent until it is reported.")
        Verdict verdict,

        @Schema(description = "SHA-256 of the report as it stands; what the factory signs.")
        String contentHash,

        @Schema(
                description =
                        "Whether the factory's signature stands under the report as it is, a scan confirmed by quality.")
        boolean signed,

        SignatureView signature,
        StepView rectification,
        DecisionView decision,
        StepView rework,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(name = "InspectionReportView", description = "What was reported beside the defects.")
    @MayLack({"inspected", "remark", "reportedOn", "reportedAt", "reportedBy"})
    record ReportView(
            Integer inspected,
            List<String> focus,
            String remark,
            LocalDate reportedOn,
            Instant reportedAt,
            String reportedBy) {

        static ReportView of(Reported report) {
            return report == null
                    ? null
                    : new ReportView(
                            report.inspected(), report.focus(), report.remark(), report.on(), report.at(), report.by());
        }
    }

    @Schema(
            description =
                    "A picture; without a code it shows the goods at large. SHA-256 in hexadecimal, size in bytes.")
    @MayLack({"code", "process", "unit", "caption"})
    record PhotoView(
            UUID id,
            String code,
            String process,
            Integer unit,
            String caption,
            String name,
            String mediaType,
            String sha256,
            long size,
            Instant addedAt,
            String addedBy) {

        static PhotoView of(Photo photo) {
            return new PhotoView(
                    photo.id(),
                    photo.code(),
                    photo.process(),
                    photo.unit(),
                    photo.caption(),
                    photo.name(),
                    photo.mediaType(),
                    photo.sha256(),
                    photo.size(),
                    photo.at(),
                    photo.by());
        }
    }

    @Schema(
            name = "InspectionSignatureView",
            description = "Who signed which content when; paper where a scan was archived.")
    @MayLack({"signedBy", "signedOn", "signedAt", "scanId", "confirmedBy"})
    record SignatureView(
            String signedBy,
            String sha256,
            LocalDate signedOn,
            Instant signedAt,
            boolean paper,
            UUID scanId,
            String confirmedBy) {

        static SignatureView of(Signature signature) {
            return signature == null
                    ? null
                    : new SignatureView(
                            signature.signedBy(),
                            signature.sha256(),
                            signature.on(),
                            signature.at(),
                            signature.isPaper(),
                            signature.scan(),
                            signature.confirmedBy());
        }
    }

    @Schema(description = "Something that was done about it.")
    @MayLack({"on", "by", "remark"})
    record StepView(LocalDate on, String by, String remark) {}

    @Schema(description = "The supervisor's decision, a fact beside the verdict.")
    @MayLack({"reason", "on", "by", "reinspection"})
    record DecisionView(boolean accepted, String reason, LocalDate on, String by, Severity reinspection) {}

    @Schema(name = "InspectionSummary", description = "An inspection in a list.")
    @MayLack({"orderNumber", "factoryId", "lot", "process", "reportedOn", "defectives", "verdict", "accepted"})
    record Summary(
            UUID id,
            Instant createdAt,
            Instant updatedAt,
            UUID assignmentId,
            UUID orderId,
            String orderNumber,
            UUID factoryId,
            String lot,
            List<String> series,
            InspectionKind kind,
            int number,
            String process,
            InspectionStatus status,
            LocalDate bookedOn,
            LocalDate reportedOn,
            int lotSize,
            Defectives defectives,
            Verdict verdict,
            boolean signed,
            Boolean accepted) {

        static Summary of(Found found) {
            Inspection inspection = found.inspection();
            return new Summary(
                    inspection.id(),
                    inspection.createdAt(),
                    inspection.updatedAt(),
                    inspection.planId(),
                    inspection.orderId(),
                    found.order().orderNumber(),
                    found.plan().factoryId(),
                    found.plan().lot(),
                    found.plan().series(found.order()),
                    inspection.kind(),
                    inspection.number(),
                    inspection.process(),
                    inspection.status(),
                    inspection.booking().on(),
                    inspection.report() == null ? null : inspection.report().on(),
                    inspection.lotSize(),
                    inspection.isReported() ? inspection.defectives() : null,
                    inspection.verdict(),
                    inspection.isArchived(),
                    inspection.decision() == null ? null : inspection.decision().accepted());
        }
    }

    static InspectionView of(Visit visit, Caller caller) {
        Inspection inspection = visit.inspection();
        boolean reported = inspection.isReported();
        boolean drawIsSeen = reported || caller.has(Role.INSPECTOR) || !caller.has(Role.FACTORY);
        return new InspectionView(
                inspection.id(),
                inspection.version(),
                inspection.planId(),
                inspection.orderId(),
                visit.record().lot().order().orderNumber(),
                visit.record().lot().plan().factoryId(),
                visit.record().lot().plan().lot(),
                visit.record().lot().plan().series(visit.record().lot().order()),
                inspection.orderRevision(),
                inspection.kind(),
                inspection.number(),
                inspection.process(),
                inspection.status(),
                inspection.booking().on(),
                inspection.booking().by(),
                inspection.lotSize(),
                inspection.sampleSize(),
                inspection.packedShare(),
                inspection.plans().stream().allMatch(ClassPlan::fullInspection),
                inspection.booking().resubmissionOf(),
                inspection.booking().intervalDays(),
                inspection.kind() == InspectionKind.MID
                        ? InspectionRecord.isEarly(inspection.booking().intervalDays())
                        : null,
                inspection.combinedWith(),
                inspection.plans(),
                visit.record().checklist().points().stream()
                        .filter(point -> inspection.booking().mandatory().contains(point.id()))
                        .toList(),
                drawIsSeen ? inspection.seed() : null,
                inspection.cartons(),
                drawIsSeen ? inspection.cartonsToOpen() : List.of(),
                ReportView.of(inspection.report()),
                inspection.defects(),
                inspection.checked(),
                inspection.photos().stream().map(PhotoView::of).toList(),
                reported ? inspection.defectives() : null,
                inspection.verdict(),
                reported ? inspection.contentHash() : null,
                inspection.isArchived(),
                SignatureView.of(inspection.signature()),
                inspection.rectification() == null
                        ? null
                        : new StepView(
                                inspection.rectification().on(),
                                inspection.rectification().by(),
                                inspection.rectification().remark()),
                inspection.decision() == null
                        ? null
                        : new DecisionView(
                                inspection.decision().accepted(),
                                inspection.decision().reason(),
                                inspection.decision().on(),
                                inspection.decision().by(),
                                inspection.decision().reinspection()),
                inspection.rework() == null
                        ? null
                        : new StepView(
                                inspection.rework().on(),
                                inspection.rework().by(),
                                inspection.rework().remark()),
                nextSteps(inspection, caller));
    }

    private static List<String> nextSteps(Inspection inspection, Caller caller) {
        InspectionStatus status = inspection.status();
        boolean booked = status == InspectionStatus.BOOKED;
        boolean reported = status == InspectionStatus.REPORTED;
        boolean signable = inspection.isReported() && !inspection.isArchived();
        return Steps.of(caller)
                .step("draw", booked && inspection.mayBeDrawn(), Role.INSPECTOR)
                .step("report", (booked || reported) && !inspection.awaitsDraw(), Role.INSPECTOR)
                .step("photos", booked || reported, Role.INSPECTOR)
                .step("rectification", reported && inspection.needsRectification(), Role.INSPECTOR)
                .step("decision", inspection.isDecidableBy(caller.name()), Role.SUPERVISOR)
                .step("rework", status == InspectionStatus.DECIDED && inspection.needsRework(), Role.FACTORY)
                .step("corrective-actions", !inspection.defects().isEmpty(), Role.INSPECTOR, Role.QUALITY_MANAGER)
                .step("signature", inspection.isSignableBy(caller.name()), Role.FACTORY)
                .step("signed-scan", signable, Role.INSPECTOR)
                .step(
                        "scan-confirmation",
                        signable && inspection.isScanConfirmableBy(caller.name()),
                        Role.QUALITY_MANAGER)
                .names();
    }
}
