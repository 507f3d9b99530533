package org.gendan.production.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** All years of the company calendar that were published. */
@ApplicationScoped
class CalendarYears implements PanacheRepositoryBase<CalendarYear, UUID> {
    private final EntityManager entities;

    CalendarYears(EntityManager entities) {
        this.entities = entities;
    }

    Optional<CalendarYear> of(int year) {
        return findByIdOptional(CalendarYear.idOf(year));
    }

    /** As {@link #of}; nobody else, in no replica, publishes a year until the transaction under way ends. */
    Optional<CalendarYear> held(int year) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('calendar-year', ?1))")
                .setParameter(1, (long) year)
                .getSingleResult();
        return of(year);
    }
}
