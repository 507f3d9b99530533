package org.gendan.finance.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All disputes; at most one of an order is open. */
@ApplicationScoped
class Disputes implements PanacheRepositoryBase<Dispute, UUID> {

    Optional<Dispute> openOf(UUID orderId) {
        return find("orderId = ?1 and liftedOn is null", orderId).singleResultOptional();
    }

    /** Those of the orders that are under dispute. */
    Set<UUID> under(Collection<UUID> orders) {
        return find("orderId in ?1 and liftedOn is null", orders).stream()
                .map(Dispute::orderId)
                .collect(Collectors.toSet());
    }
}
