package org.gendan.office.report;

import java.time.LocalDate;
import java.time.LocalTime;
import org.gendan.kernel.time.DailyJob;

/** Has the watch look at the report's deadline. */
public abstract class ReportWatchJob implements DailyJob {
    private final DatedReport<?> report;
    private final ReportWatch watch;

    protected ReportWatchJob(DatedReport<?> report, ReportWatch watch) {
        this.report = report;
        this.watch = watch;
    }

    @Override
    public String name() {
        return report.name() + "-watch";
    }

    @Override
    public LocalTime dueAt() {
        return report.schedule().before();
    }

    @Override
    public void run(LocalDate day) {
        watch.look(report, day);
    }
}
