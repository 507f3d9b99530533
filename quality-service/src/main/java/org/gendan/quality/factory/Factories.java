package org.gendan.quality.factory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.language.ProductionEvent.FactoryChanged;

/** The factories that were announced, with the calendar that each keeps. */
@ApplicationScoped
public class Factories implements PanacheRepositoryBase<Factory, UUID> {
    private final WorkingCalendar calendar;

    Factories(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    public void record(FactoryChanged fact) {
        Factory factory = findByIdOptional(fact.factoryId()).orElseGet(() -> new Factory(fact.factoryId()));
        factory.record(fact);
        persistAndFlush(factory);
    }

    /** A factory that was not announced yet is taken to keep the company's week. */
    @Transactional
    public WorkingDays daysOf(UUID factoryId) {
        return calendar.workingDays()
                .inWeek(findByIdOptional(factoryId).map(Factory::week).orElse(Set.of()));
    }

    /** Its id where it was not announced yet. */
    @Transactional
    public String nameOf(UUID factoryId) {
        return findByIdOptional(factoryId).map(Factory::name).orElseGet(factoryId::toString);
    }
}
