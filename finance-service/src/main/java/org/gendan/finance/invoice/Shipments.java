package org.gendan.finance.invoice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All that left the gate and came back. */
@ApplicationScoped
class Shipments implements PanacheRepositoryBase<Shipped, UUID> {

    /** What went comes before what came back; within each in the order of its days. */
    List<Shipped> ofOrder(UUID orderId) {
        return find("orderId = ?1 order by returned, occurredOn, id", orderId).list();
    }
}
