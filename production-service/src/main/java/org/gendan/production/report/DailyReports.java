package org.gendan.production.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reports of all days; whoever has a role that reads them reads them all. */
@ApplicationScoped
class DailyReports implements PanacheRepositoryBase<DailyReport, UUID> {

    Optional<DailyReport> of(LocalDate day) {
        return find("day", day).firstResultOptional();
    }

    Optional<DailyReport> lastBefore(LocalDate day) {
        return find("day < ?1 order by day desc", day).firstResultOptional();
    }

    /** Newest day first. */
    List<DailyReport> page(LocalDate from, LocalDate to, UUID after, int limit) {
        return find("""
                        from DailyReport r
                        where r.day between ?1 and ?2
                            and (?3 is null or r.day < (select o.day from DailyReport o where o.id = ?3))
                        order by r.day desc""", from, to, after).page(0, limit).list();
    }
}
