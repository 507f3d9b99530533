package org.gendan.finance.followup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long a debt is overdue, in calendar days after the day by which it was due. */
public enum AgeingBucket {
    NOT_DUE,
    DAYS_1_TO_30,
    DAYS_31_TO_60,
    DAYS_61_TO_90,
    OVER_90_DAYS;

    /** The due date may be null: what was not asked for is not due. */
    public static AgeingBucket of(LocalDate dueOn, LocalDate day) {
        long overdue = overdue(dueOn, day);
        if (overdue == 0) {
            return NOT_DUE;
        }
        if (overdue <= 30) {
            return DAYS_1_TO_30;
        }
        if (overdue <= 60) {
            return DAYS_31_TO_60;
        }
        return overdue <= 90 ? DAYS_61_TO_90 : OVER_90_DAYS;
    }

    /** Days after the due date; on that day itself, before it and without one none. */
    public static long overdue(LocalDate dueOn, LocalDate day) {
        return dueOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, day));
    }
}
