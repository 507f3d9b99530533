package org.gendan.finance.charge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All counter-entries to charges and waivers. */
@ApplicationScoped
class CounterEntries implements PanacheRepositoryBase<CounterEntry, UUID> {

    /** By the id of the charge or waiver; one that stands is absent. */
    Map<UUID, CounterEntry> to(Collection<UUID> mistakes) {
        return list("mistakeId in ?1", mistakes).stream()
                .collect(Collectors.toMap(CounterEntry::mistakeId, Function.identity()));
    }
}
