package org.gendan.order.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The facts of all orders, in the order in which they were recorded; facts of one service keep that service's order. */
@ApplicationScoped
class OrderFacts implements PanacheRepositoryBase<OrderFact, UUID> {
    private static final String STANDING = """
            from OrderFact f where f.orderId = ?1 and (f.about is null or not exists (
                select 1 from OrderFact later
                where later.orderId = f.orderId and later.type = f.type and later.about = f.about
                  and later.sequence > f.sequence))""";

    /** Facts that a later one has not overtaken. */
    List<OrderFact> standing(UUID order, int most) {
        return find(STANDING + " order by f.recordedAt, f.topic, f.sequence", order)
                .page(0, most)
                .list();
    }

    List<OrderFact> standing(UUID order, List<String> types, int most) {
        return find(STANDING + " and f.type in ?2 order by f.sequence", order, types)
                .page(0, most)
                .list();
    }

    Set<UUID> holding(Collection<UUID> orders, String type) {
        return Set.copyOf(find("select distinct orderId from OrderFact where orderId in ?1 and type = ?2", orders, type)
                .project(UUID.class)
                .list());
    }

    /** The last ones, oldest first. */
    List<OrderFact> last(UUID order, int most) {
        return find("orderId = ?1 order by recordedAt desc, topic desc, sequence desc", order)
                .page(0, most)
                .list()
                .reversed();
    }
}
