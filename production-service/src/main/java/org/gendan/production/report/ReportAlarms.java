package org.gendan.production.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The alarms of all days. */
@ApplicationScoped
class ReportAlarms implements PanacheRepositoryBase<RaisedAlarm, LocalDate> {
    /** More days than are ever made up for at once. */
    private static final int MOST = 500;

    /** Those that nobody was told of yet, oldest day first. */
    List<RaisedAlarm> untold() {
        return find("toldAt is null order by day").page(0, MOST).list();
    }

    void tellAll(Instant at) {
        update("toldAt = ?1 where toldAt is null", at);
    }

    /** Newest day first. */
    List<RaisedAlarm> between(LocalDate from, LocalDate to, int limit) {
        return find("day between ?1 and ?2 order by day desc", from, to)
                .page(0, limit)
                .list();
    }
}
