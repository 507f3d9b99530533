package org.gendan.order.tracking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The facts of all orders. */
@ApplicationScoped
class OrderFacts implements PanacheRepositoryBase<OrderFact, UUID> {
    private static final int MOST = 5_000;

    /** In the order in which they were recorded; facts of one service keep that service's order. */
    List<OrderFact> of(UUID order) {
        return find("orderId = ?1 order by recordedAt, topic, sequence", order)
                .page(0, MOST)
                .list();
    }
}
