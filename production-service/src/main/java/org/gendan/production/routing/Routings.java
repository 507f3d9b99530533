package org.gendan.production.routing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The routings of all series that have one of their own. */
@ApplicationScoped
class Routings implements PanacheRepositoryBase<Routing, UUID> {

    Optional<Routing> of(String series) {
        return findByIdOptional(Routing.idOf(series));
    }

    List<Routing> of(Collection<String> series) {
        return list("id in ?1", series.stream().map(Routing::idOf).toList());
    }

    List<Routing> page(UUID after, int limit) {
        return find("(?1 is null or id < ?1) order by id desc", after)
                .page(0, limit)
                .list();
    }
}
