package org.gendan.production.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.office.report.KeptReport;
import org.gendan.office.report.Period;

/** The report of one business day (S3.13) as it is kept: written once, never changed. */
@Entity
public class DailyReport {
    @Id
    private UUID id;

    private LocalDate day;
    private Instant asOf;
    private Instant writtenAt;
    private boolean news;
    private String content;

    protected DailyReport() {}

    DailyReport(KeptReport report) {
        this.id = report.id();
        this.day = report.period().start();
        this.asOf = report.asOf();
        this.writtenAt = report.writtenAt();
        this.news = report.news();
        this.content = report.content();
    }

    KeptReport kept() {
        return new KeptReport(id, Period.day(day), asOf, writtenAt, news, content);
    }
}
