package org.gendan.production.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The report of a day was not with everybody in time: raised once, and kept. */
@Entity
public class ReportAlarm {
    @Id
    private LocalDate day;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private Instant raisedAt;
    private List<String> missed;

    /** Null until somebody was told; where days are made up for, that is when the last of them is over. */
    private Instant toldAt;

    /** What was wrong at the deadline. */
    public enum Reason {
        /** There was no report. */
        MISSING,
        /** It was written too late. */
        LATE,
        /** It was written in time, but somebody did not have it in time. */
        NOT_HANDED_OVER
    }

    protected ReportAlarm() {}

    ReportAlarm(LocalDate day, Reason reason, Instant raisedAt, List<String> missed) {
        this.day = day;
        this.reason = reason;
        this.raisedAt = raisedAt;
        this.missed = List.copyOf(missed);
    }

    public LocalDate day() {
        return day;
    }

    public Reason reason() {
        return reason;
    }

    /** Business time. */
    public Instant raisedAt() {
        return raisedAt;
    }

    /** Who did not have it in time, with the channel; empty if there was no report. */
    public List<String> missed() {
        return List.copyOf(missed);
    }
}
