package org.gendan.production.report;

import jakarta.inject.Singleton;
import org.gendan.office.report.ReportDesk;
import org.gendan.office.report.ReportJob;

/** Writes the report of each day. */
@Singleton
class DailyReportJob extends ReportJob {

    DailyReportJob(ProductionReport report, ReportDesk desk) {
        super(report, desk);
    }
}
