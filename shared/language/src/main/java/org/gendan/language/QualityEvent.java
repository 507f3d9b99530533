package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/** What quality-service announces on {@code gendan.quality.events}; every event is about an order. */
public sealed interface QualityEvent extends DomainEvent {
    UUID orderId();

    @Override
    @JsonIgnore
    default String key() {
        return orderId().toString();
    }

    /** Before bulk production: the sample and the meeting. */
    sealed interface PreProduction extends QualityEvent {}

    /** What is inspected of the goods as they are made, and what follows from it. */
    sealed interface Inspection extends QualityEvent {}

    /** Whether the goods may leave, as far as quality goes. */
    sealed interface Release extends QualityEvent {}

    /** The quality manager gave an assignment to an inspector (design §4, decision 20). */
    record InspectorAssigned(
            UUID orderId,
            UUID assignmentId,
            @Text(255) String inspector,
            LocalDate occurredOn,
            @Text(255) String by) implements QualityEvent {}

    /** The factory has made no pre-production sample yet and was urged to; late by so many working days (S3.2). */
    record SampleChased(
            UUID orderId,
            UUID assignmentId,
            UUID factoryId,
            @Whole int lateDays,
            LocalDate occurredOn,
            @Text(255) String by)
            implements PreProduction {}

    /** What a sample is for. */
    enum SampleKind {
        PRE_PRODUCTION,
        SHIPPING
    }

    /** A sample was checked and reported, with the points that are still open (S3.3, S3.10). */
    record SampleReported(
            UUID orderId,
            UUID assignmentId,
            UUID sampleId,
            SampleKind kind,
            boolean conforms,
            @Most(300) List<@Text(500) String> openPoints,
            LocalDate occurredOn,
            @Text(255) String by)
            implements PreProduction {}

    /** The pre-production meeting was held, on the business date of the event (S3.5). */
    record MeetingHeld(
            UUID orderId,
            UUID assignmentId,
            UUID meetingId,
            LocalDate occurredOn,
            @Text(255) String by) implements PreProduction {}

    /**
     * Sample and meeting are done; announced again when the meeting is repeated. Production counts the working days from
     * meetingOn to the actual start (S3.4, S3.5). An earlier sample is one that was approved for another order of the same
     * factory and product (decision 14).
     */
    record PreProductionApproved(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            UUID sampleId,
            boolean earlierSample,
            UUID meetingId,
            LocalDate meetingOn,
            LocalDate occurredOn,
            @Text(255) String by)
            implements PreProduction {}

    /** The kinds of inspection, in the order in which an assignment meets them (S3.6 to S3.11). */
    enum InspectionKind {
        SEMI_FINISHED,
        INITIAL_REPORT,
        FIRST_PIECE,
        FIRST_BUNDLE,
        MID,
        FINAL
    }

    /** What an inspection found by its plan. */
    enum Verdict {
        ACCEPTED,
        REJECTED
    }

    /** Defective units, each counted once by its worst defect (rule 45). */
    record Defectives(
            @Whole int critical, @Whole int major, @Whole int minor) {}

    /**
     * An inspection was reported. Number counts the reports of this kind of the assignment; lot and sample in pieces; the
     * process where it is about one; openPoints are carried forward to the mid inspections (S3.7b). RequiredMids is how many
     * signed mid reports the assignment needs (S3.9); absent while nobody decided, and in reports of earlier releases.
     */
    record InspectionReported(
            UUID orderId,
            UUID assignmentId,
            @Whole(min = 1) int revision,
            UUID inspectionId,
            InspectionKind kind,
            @Whole(min = 1) int number,
            @MayBeAbsent @Text(60) String process,
            Verdict verdict,
            @Whole int lotSize,
            @Whole int sampleSize,
            Defectives defectives,
            @Most(100_000) List<@Text(500) String> openPoints,
            LocalDate occurredOn,
            @Text(255) String by,
            @MayBeAbsent @Whole Integer requiredMids)
            implements Inspection {}

    /** The factory signed a report; the hash is that of the content that was signed (decision 6). Paper: a scan was archived. */
    record ReportSigned(
            UUID orderId,
            UUID assignmentId,
            UUID inspectionId,
            InspectionKind kind,
            @Text(value = 64, pattern = "[0-9a-f]{64}") String sha256,
            @Text(255) String signedBy,
            boolean paper,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Inspection {}

    /** The supervisor judged a final inspection; somebody who did not inspect (S3.11b). */
    record FinalInspectionDecided(
            UUID orderId,
            UUID assignmentId,
            UUID inspectionId,
            boolean accepted,
            @MayBeAbsent @Text(2000) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Inspection {}

    /** The factory has to rework the lot before it is inspected again (S3.11c). */
    record ReworkOrdered(
            UUID orderId,
            UUID assignmentId,
            UUID inspectionId,
            @Whole int quantity,
            @MayBeAbsent @Text(2000) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Inspection {}

    /** What was packed after the final inspection was followed to the end (S3.11d). */
    record RemainderFollowed(
            UUID orderId,
            UUID assignmentId,
            @Whole int quantity,
            LocalDate occurredOn,
            @Text(255) String by) implements Inspection {}

    /** Quality passed the shipping sample on to marketing (S3.10). */
    record ShippingSamplePassedOn(
            UUID orderId,
            UUID assignmentId,
            UUID sampleId,
            LocalDate occurredOn,
            @Text(255) String by) implements Inspection {}

    /** Pieces of a line that may leave. */
    record ReleasedLine(UUID lineId, @Whole int quantity) {}

    /** The goods of this revision may leave, as far as quality goes; the balance is another matter (rule 50). */
    record GoodsReleased(
            UUID orderId,
            @Whole(min = 1) int revision,
            @Most(1000) List<ReleasedLine> lines,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Release {}

    /** The goods may no longer leave (S3.11b). */
    record GoodsReleaseRevoked(
            UUID orderId,
            @Whole(min = 1) int revision,
            @Text(2000) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Release {}
}
