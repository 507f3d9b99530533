package org.gendan.quality.meeting.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Role;
import org.gendan.quality.meeting.MeetingDesk.Held;
import org.gendan.quality.meeting.MeetingPoint;
import org.gendan.quality.meeting.PreProductionMeeting;
import org.gendan.quality.plan.api.Warning;

/** The minutes of a pre-production meeting. */
@Schema(description = "A pre-production meeting and its minutes (S3.5).")
@MayLack({"contentHash", "signedBy", "signedOn"})
record MeetingView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID assignmentId,
        UUID orderId,

        @Schema(description = "Counts the meetings of the assignment.")
        int number,

        LocalDate heldOn,

        @Schema(description = "Business time; UTC.") Instant recordedAt,

        String recordedBy,
        List<String> attendees,
        List<MeetingPoint> points,

        @Schema(description = "SHA-256 of the minutes; what the factory signs.")
        String contentHash,

        boolean signed,
        String signedBy,
        LocalDate signedOn,

        @Schema(description = "Where it does not lie 1 to 3 working days before the start, as far as that is known.")
        List<Warning> warnings,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "A meeting in a list; its minutes stand in itself.")
    record Summary(
            UUID id,
            long version,
            Instant createdAt,
            Instant updatedAt,
            UUID assignmentId,
            UUID orderId,

            @Schema(description = "Counts the meetings of the assignment.")
            int number,

            LocalDate heldOn,
            String recordedBy,
            boolean signed) {

        static Summary of(PreProductionMeeting meeting) {
            return new Summary(
                    meeting.id(),
                    meeting.version(),
                    meeting.createdAt(),
                    meeting.updatedAt(),
                    meeting.planId(),
                    meeting.orderId(),
                    meeting.number(),
                    meeting.heldOn(),
                    meeting.recordedBy(),
                    meeting.isSigned());
        }
    }

    static MeetingView of(Held held, Caller caller) {
        return of(held.meeting(), Warning.ofMeeting(held.lot(), held.meeting().heldOn()), caller);
    }

    private static MeetingView of(PreProductionMeeting meeting, List<Warning> warnings, Caller caller) {
        boolean signed = meeting.isSigned();
        return new MeetingView(
                meeting.id(),
                meeting.version(),
                meeting.createdAt(),
                meeting.updatedAt(),
                meeting.planId(),
                meeting.orderId(),
                meeting.number(),
                meeting.heldOn(),
                meeting.recordedAt(),
                meeting.recordedBy(),
                meeting.attendees(),
                meeting.points(),
                meeting.contentHash(),
                signed,
                signed ? meeting.signedReport().signature().signedBy() : null,
                signed ? meeting.signedReport().signature().on() : null,
                warnings,
                Steps.of(caller)
                        .step("signature", meeting.isSignableBy(caller.name()), Role.FACTORY)
                        .names());
    }
}
