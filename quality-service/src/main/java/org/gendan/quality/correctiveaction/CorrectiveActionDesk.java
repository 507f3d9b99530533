package org.gendan.quality.correctiveaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.quality.inspection.Inspection;
import org.gendan.quality.inspection.InspectionDesk;
import org.gendan.quality.plan.PlanDesk;

/** Raises corrective actions, takes the factory's answers in, and verifies them (S3.6, S3.12). */
@ApplicationScoped
public class CorrectiveActionDesk {
    public static final Listing<CorrectiveAction> LISTING = CorrectiveActions.LISTING;

    private static final int MOST_FILES = 10;

    private final CorrectiveActions actions;
    private final InspectionDesk inspections;
    private final PlanDesk plans;
    private final Attachments attachments;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CorrectiveActionDesk(
            CorrectiveActions actions,
            InspectionDesk inspections,
            PlanDesk plans,
            Attachments attachments,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.actions = actions;
        this.inspections = inspections;
        this.plans = plans;
        this.attachments = attachments;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public CorrectiveAction raise(UUID inspectionId, NewCorrectiveAction asked) {
        Inspection inspection = inspections.get(inspectionId).inspection();
        plans.locked(inspection.planId());
        CorrectiveAction action = new CorrectiveAction(
                inspection, actions.numberOf(inspectionId) + 1, asked, clock.today(), clock.now(), caller.name());
        actions.persistAndFlush(action);
        return action;
    }

    @Transactional
    public CorrectiveAction answer(UUID id, String evidence, List<Upload> files, LocalDate occurredOn) {
        CorrectiveAction action = stated(id);
        if (files.size() > MOST_FILES) {
            throw Refused.invalid("file", "at most " + MOST_FILES + " files go with one answer");
        }
        List<UUID> stored = files.stream()
                .map(file -> attachments.store(id, file, UploadCheck.DOCUMENTS, caller.name()))
                .map(Attachment::id)
                .toList();
        action.answer(evidence, stored, clock.dateOf(occurredOn), clock.now(), caller.name());
        actions.flush();
        return action;
    }

    @Transactional
    public CorrectiveAction verify(UUID id, boolean effective, String remark, LocalDate dueOn) {
        CorrectiveAction action = stated(id);
        caller.because(remark);
        action.verify(effective, remark, dueOn, clock.today(), caller.name());
        actions.flush();
        return action;
    }

    @Transactional
    public CorrectiveAction get(UUID id) {
        return actions.visible(id).orElseThrow(() -> Refused.unknown("corrective-action", id));
    }

    @Transactional
    public List<CorrectiveAction> page(
            UUID orderId,
            CorrectiveActionStatus status,
            UUID factoryId,
            LocalDate dueBefore,
            Search<CorrectiveAction> search) {
        return actions.page(null, orderId, status, factoryId, dueBefore, search);
    }

    /** Of an inspection that the caller sees, newest first. */
    @Transactional
    public List<CorrectiveAction> of(UUID inspectionId, Search<CorrectiveAction> search) {
        inspections.get(inspectionId);
        return actions.page(inspectionId, null, null, null, null, search);
    }

    /** Of one assignment, those whose day has passed; whoever asks was seen to see it. */
    @Transactional
    public List<CorrectiveAction> overdueOf(UUID planId, LocalDate day) {
        return actions.openOf(planId).stream()
                .filter(action -> action.isOverdue(day))
                .toList();
    }

    /** The next assignments that have such; by id. */
    @Transactional
    public List<UUID> lotsWithOverdue(LocalDate day, UUID after, int limit) {
        return actions.plansWithOverdue(day, after, limit);
    }

    /** The files that came with its answers. */
    @Transactional
    public List<Attachment> files(UUID id) {
        return attachments.of(get(id).id());
    }

    private CorrectiveAction stated(UUID id) {
        CorrectiveAction action = get(id);
        expected.ifStated(action.version());
        return action;
    }
}
