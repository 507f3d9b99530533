package org.gendan.production.material;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.list.Search;

/** All deliveries; who may see an assignment may see its deliveries. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {
    /** More than an assignment ever gets; what would come after them is refused. */
    static final int MOST = 200;

    List<Delivery> of(UUID assignmentId) {
        return find("assignmentId = ?1 order by id", assignmentId).page(0, MOST).list();
    }

    /** With their items; of each assignment no more than {@link #MOST} are ever registered. */
    List<Delivery> of(Collection<UUID> assignmentIds) {
        return assignmentIds.isEmpty()
                ? List.of()
                : list(
                        "select distinct d from Delivery d left join fetch d.items where d.assignmentId in ?1",
                        assignmentIds);
    }

    /** Counted may be null: then those that are and those that wait for it. */
    List<Delivery> page(UUID assignmentId, Boolean counted, Search<Delivery> search) {
        return search.equal("it.assignmentId", assignmentId)
                .when(Boolean.TRUE.equals(counted), "it.countedAt is not null")
                .when(Boolean.FALSE.equals(counted), "it.countedAt is null")
                .in(getEntityManager(), Delivery.class);
    }
}
