package org.gendan.production.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.Ids;

/** The report of one business day (S3.13): written once, never changed, and kept as it was sent. */
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

    DailyReport(LocalDate day, Instant asOf, Instant writtenAt, boolean news, String content) {
        this.id = Ids.next();
        this.day = day;
        this.asOf = asOf;
        this.writtenAt = writtenAt;
        this.news = news;
        this.content = content;
    }

    /** What the notices of a day's report are about. */
    static String about(LocalDate day) {
        return "production-report/" + day;
    }

    public UUID id() {
        return id;
    }

    public LocalDate day() {
        return day;
    }

    /** Up to when it tells. */
    public Instant asOf() {
        return asOf;
    }

    /** Business time. */
    public Instant writtenAt() {
        return writtenAt;
    }

    public boolean hasNews() {
        return news;
    }

    /** As JSON. */
    String content() {
        return content;
    }
}
