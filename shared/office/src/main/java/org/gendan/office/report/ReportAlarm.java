package org.gendan.office.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The report of a period was not with everybody in time: raised once, in business time, and kept. */
public record ReportAlarm(Period period, Reason reason, Instant raisedAt, List<String> missed) {

    /** What was wrong at the deadline. */
    @Schema(name = "ReportAlarmReason")
    public enum Reason {
        /** There was no report. */
        MISSING,
        /** It was written too late. */
        LATE,
        /** It was written in time, but somebody did not have it in time. */
        NOT_HANDED_OVER
    }

    /** Who did not have it in time, with the channel; empty if there was no report. */
    public ReportAlarm {
        missed = List.copyOf(missed);
    }
}
