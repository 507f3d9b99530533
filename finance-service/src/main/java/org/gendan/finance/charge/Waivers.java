package org.gendan.finance.charge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All waivers. */
@ApplicationScoped
class Waivers implements PanacheRepositoryBase<Waiver, UUID> {

    Optional<Waiver> of(UUID orderId, UUID id) {
        return find("orderId = ?1 and id = ?2", orderId, id).singleResultOptional();
    }

    /** Newest first. */
    List<Waiver> page(UUID orderId, UUID after, int limit) {
        return find("orderId = ?1 and (?2 is null or id < ?2) order by id desc", orderId, after)
                .page(0, limit)
                .list();
    }
}
