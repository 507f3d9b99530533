package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.office.report.KeptReport;
import org.gendan.office.report.Period;
import org.gendan.office.report.ReportAlarm;
import org.gendan.office.report.ReportDesk;
import org.gendan.office.report.Standing;

/** Shows the reports of all days with the proof of their hand-over, and the alarms about them. */
@ApplicationScoped
public class ProductionReports {
    private final ProductionReport report;
    private final ReportDesk desk;
    private final DailyReports reports;
    private final ReportAlarms alarms;

    ProductionReports(ProductionReport report, ReportDesk desk, DailyReports reports, ReportAlarms alarms) {
        this.report = report;
        this.desk = desk;
        this.reports = reports;
        this.alarms = alarms;
    }

    public Standing<DailyNews> get(LocalDate day) {
        return desk.get(report, Period.day(day));
    }

    /** Newest day first. */
    @Transactional
    public List<KeptReport> page(LocalDate from, LocalDate to, UUID after, int limit) {
        return reports.page(from, to, after, limit).stream()
                .map(DailyReport::kept)
                .toList();
    }

    /** Newest day first. */
    @Transactional
    public List<ReportAlarm> alarms(LocalDate from, LocalDate to, int limit) {
        return alarms.between(from, to, limit).stream().map(RaisedAlarm::alarm).toList();
    }
}
