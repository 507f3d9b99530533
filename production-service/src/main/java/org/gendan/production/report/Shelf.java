package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gendan.office.report.KeptReport;
import org.gendan.office.report.Period;
import org.gendan.office.report.ReportAlarm;
import org.gendan.office.report.ReportShelf;

/** Keeps the reports of all days and the alarms about them. */
@ApplicationScoped
class Shelf implements ReportShelf {
    private final DailyReports reports;
    private final ReportAlarms alarms;

    Shelf(DailyReports reports, ReportAlarms alarms) {
        this.reports = reports;
        this.alarms = alarms;
    }

    @Override
    public Optional<KeptReport> of(Period day) {
        return reports.of(day.start()).map(DailyReport::kept);
    }

    @Override
    public Optional<KeptReport> lastBefore(Period day) {
        return reports.lastBefore(day.start()).map(DailyReport::kept);
    }

    @Override
    public void keep(KeptReport report) {
        reports.persistAndFlush(new DailyReport(report));
    }

    @Override
    public boolean isRaised(Period day) {
        return alarms.findByIdOptional(day.start()).isPresent();
    }

    @Override
    public void raise(ReportAlarm alarm) {
        alarms.persistAndFlush(new RaisedAlarm(alarm));
    }

    @Override
    public List<ReportAlarm> untold() {
        return alarms.untold().stream().map(RaisedAlarm::alarm).toList();
    }

    @Override
    public void tellAll(Instant at) {
        alarms.tellAll(at);
    }
}
