package org.gendan.quality.plan;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.gendan.kernel.time.WorkingDays;

/** An inspection plan with the order that it is a lot of, what it requires, and the calendar of its factory. */
public record PlannedLot(
        InspectionPlan plan, InspectedOrder order, OptionalInt requiredMidReports, WorkingDays days, LocalDate today) {
    private static final int EARLIEST_MEETING = 3;

    /** The day on which production started, or is planned to; null while neither is known. */
    public LocalDate start() {
        return plan.isStarted() ? plan.startedOn() : plan.startOn();
    }

    /** Working days from a meeting to the start; empty while that is unknown. */
    public OptionalInt daysToStart(LocalDate meetingOn) {
        return start() == null
                ? OptionalInt.empty()
                : OptionalInt.of(days.between(meetingOn, start()).days());
    }

    /** Whether a meeting lies 1, 2 or 3 working days before the start, as far as that is known (rule 30). */
    public boolean isMeetingInTime(LocalDate meetingOn) {
        return daysToStart(meetingOn).stream().allMatch(between -> between >= 1 && between <= EARLIEST_MEETING);
    }
}
