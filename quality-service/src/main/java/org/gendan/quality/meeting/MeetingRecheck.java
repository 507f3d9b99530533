package org.gendan.quality.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.gendan.language.Role;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;

/**
 * Counts the days between meeting and start anew whenever the start moves (rule 30), and tells inspector and quality manager
 * of a meeting that does not fit any more. Runs in the transaction that takes note of the event.
 */
@ApplicationScoped
public class MeetingRecheck {
    private final PlanDesk plans;
    private final LotNotices notices;

    MeetingRecheck(PlanDesk plans, LotNotices notices) {
        this.plans = plans;
        this.notices = notices;
    }

    public void recheck(UUID assignmentId) {
        plans.withMeetingOutOfTime(assignmentId).ifPresent(this::tell);
    }

    private void tell(PlannedLot lot) {
        notices.tell(
                "meeting-moved",
                lot,
                notices.inspectorAnd(lot, Role.QUALITY_MANAGER),
                Map.of(
                        "orderNumber", lot.order().orderNumber(),
                        "lot", lot.plan().lot(),
                        "meetingOn", lot.plan().meeting().on(),
                        "startOn", lot.start(),
                        "workingDays",
                                lot.daysToStart(lot.plan().meeting().on()).orElseThrow()),
                lot.plan().meeting().meetingId() + "/" + lot.start());
    }
}
