package org.gendan.finance.refund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.Sees;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;

/** All refunds, as far as the caller may see them: a merchandiser and a customer those of the own orders. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    Refunds(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    Optional<Refund> visible(UUID id) {
        Seen seen = sights.of(Sees.REFUNDS);
        Map<String, Object> parameters = seen.with("id", id);
        return find("id = :id and " + seen.hql(), parameters).singleResultOptional();
    }

    /** Each condition may be null; a customer's are those of its orders as well as of its free money. */
    List<Refund> page(UUID orderId, UUID customerId, RefundStatus status, Search<Refund> search) {
        return search.seen(sights.of(Sees.REFUNDS, "it"))
                .equal("it.orderId", orderId)
                .equal("it.status", status)
                .when(
                        customerId != null,
                        "it.customerId = :ofCustomer or it.orderId in "
                                + "(select o.orderId from Receivable o where o.customerId = :ofCustomer)",
                        "ofCustomer",
                        customerId)
                .in(entities, Refund.class);
    }

    /** The order alone, so that it can be locked before the refund is read; none where it is of money that is for no order. */
    Optional<UUID> orderOf(UUID id) {
        return entities.createQuery("select orderId from Refund where id = :id and orderId is not null", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
