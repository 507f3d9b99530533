package org.gendan.production.report;

import jakarta.inject.Singleton;
import org.gendan.office.report.ReportWatch;
import org.gendan.office.report.ReportWatchJob;

/** Looks at each deadline whether everybody has the report. */
@Singleton
class DailyReportWatch extends ReportWatchJob {

    DailyReportWatch(ProductionReport report, ReportWatch watch) {
        super(report, watch);
    }
}
