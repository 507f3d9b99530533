package org.gendan.production.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** The alarms of all days. */
@ApplicationScoped
class ReportAlarms implements PanacheRepositoryBase<ReportAlarm, LocalDate> {

    /** Newest day first. */
    List<ReportAlarm> between(LocalDate from, LocalDate to, int limit) {
        return find("day between ?1 and ?2 order by day desc", from, to)
                .page(0, limit)
                .list();
    }
}
