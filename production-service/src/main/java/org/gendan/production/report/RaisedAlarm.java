package org.gendan.production.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gendan.office.report.Period;
import org.gendan.office.report.ReportAlarm;

/** That the report of a day was not with everybody in time, as it is kept. */
@Entity
@Table(name = "report_alarm")
public class RaisedAlarm {
    @Id
    private LocalDate day;

    @Enumerated(EnumType.STRING)
    private ReportAlarm.Reason reason;

    private Instant raisedAt;
    private List<String> missed;

    /** Null until somebody was told; where days are made up for, that is when the last of them is over. */
    private Instant toldAt;

    protected RaisedAlarm() {}

    RaisedAlarm(ReportAlarm alarm) {
        this.day = alarm.period().start();
        this.reason = alarm.reason();
        this.raisedAt = alarm.raisedAt();
        this.missed = alarm.missed();
    }

    ReportAlarm alarm() {
        return new ReportAlarm(Period.day(day), reason, raisedAt, missed);
    }
}
