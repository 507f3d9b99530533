package org.gendan.quality.correctiveaction.api;

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
import org.gendan.quality.correctiveaction.Answer;
import org.gendan.quality.correctiveaction.CorrectiveAction;
import org.gendan.quality.correctiveaction.CorrectiveActionStatus;
import org.gendan.quality.correctiveaction.Nonconformity;

/** A corrective action with every answer that was given to it. */
@Schema(description = "A corrective action; its owner is the factory of the assignment (S3.6).")
@MayLack("action")
record CorrectiveActionView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID inspectionId,
        UUID assignmentId,
        UUID orderId,

        @Schema(description = "Counts the corrective actions of the inspection.")
        int number,

        List<Nonconformity> defects,
        String action,

        @Schema(description = "Business date; that day itself is in time.")
        LocalDate dueOn,

        CorrectiveActionStatus status,

        @Schema(description = "Whether dueOn has passed and nobody has found it effective yet.")
        boolean overdue,

        LocalDate raisedOn,

        @Schema(description = "Business time; UTC.") Instant raisedAt,

        String raisedBy,

        @Schema(description = "Oldest first; those that did not help stay.")
        List<AnswerView> answers,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(description = "What the factory did, and what was found of it; effective is absent until it is verified.")
    @MayLack({"effective", "verifiedOn", "verifiedBy", "remark"})
    record AnswerView(
            int number,
            String evidence,

            @Schema(description = "Ids of the files, below …/files.")
            List<UUID> files,

            LocalDate answeredOn,
            Instant answeredAt,
            String answeredBy,
            Boolean effective,
            LocalDate verifiedOn,
            String verifiedBy,
            String remark) {

        static AnswerView of(Answer answer) {
            return new AnswerView(
                    answer.number(),
                    answer.evidence(),
                    answer.files(),
                    answer.on(),
                    answer.at(),
                    answer.by(),
                    answer.effective(),
                    answer.verifiedOn(),
                    answer.verifiedBy(),
                    answer.verifiedRemark());
        }
    }

    static CorrectiveActionView of(CorrectiveAction action, LocalDate today, Caller caller) {
        return new CorrectiveActionView(
                action.id(),
                action.version(),
                action.createdAt(),
                action.updatedAt(),
                action.inspectionId(),
                action.planId(),
                action.orderId(),
                action.number(),
                action.defects(),
                action.requiredAction(),
                action.dueOn(),
                action.status(),
                action.isOverdue(today),
                action.raisedOn(),
                action.raisedAt(),
                action.raisedBy(),
                action.answers().stream().map(AnswerView::of).toList(),
                nextSteps(action, caller));
    }

    private static List<String> nextSteps(CorrectiveAction action, Caller caller) {
        CorrectiveActionStatus status = action.status();
        return Steps.of(caller)
                .step("evidence", status == CorrectiveActionStatus.OPEN, Role.FACTORY)
                .step("verification", status == CorrectiveActionStatus.ANSWERED, Role.INSPECTOR, Role.QUALITY_MANAGER)
                .names();
    }
}
