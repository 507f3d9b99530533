package org.gendan.production.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reports of all days; whoever has a role that reads them reads them all. */
@ApplicationScoped
class DailyReports implements PanacheRepositoryBase<DailyReport, UUID> {
    private final EntityManager entities;

    DailyReports(EntityManager entities) {
        this.entities = entities;
    }

    /** Until the transaction under way ends, nobody else writes a report; what others wrote before is seen. */
    void alone() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('production-report', 0))")
                .getSingleResult();
    }

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
