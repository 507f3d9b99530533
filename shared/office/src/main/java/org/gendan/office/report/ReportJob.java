package org.gendan.office.report;

import java.time.LocalDate;
import java.time.LocalTime;
import org.gendan.kernel.time.DailyJob;

/** Writes the report of each period for which one is owed, early enough to be with everybody before the deadline. */
public abstract class ReportJob implements DailyJob {
    private final DatedReport<?> report;
    private final ReportDesk desk;

    protected ReportJob(DatedReport<?> report, ReportDesk desk) {
        this.report = report;
        this.desk = desk;
    }

    @Override
    public String name() {
        return report.name();
    }

    @Override
    public LocalTime dueAt() {
        return report.schedule().at();
    }

    @Override
    public void run(LocalDate day) {
        report.schedule()
                .dueOn(day)
                .filter(report::isOwed)
                .filter(period -> !desk.isToldByTheNext(report, period))
                .ifPresent(period -> desk.write(report, period));
    }
}
