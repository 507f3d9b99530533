package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** All charges. */
@ApplicationScoped
public class Charges implements PanacheRepositoryBase<Charge, UUID> {
    private final EntityManager entities;

    Charges(EntityManager entities) {
        this.entities = entities;
    }

    private record Sum(UUID orderId, BigDecimal amount) {}

    /** By order id; an order without charges is absent. */
    public Map<UUID, BigDecimal> sums(Collection<UUID> orders) {
        return entities.createQuery(
                        "select orderId, sum(amount.amount) from Charge where orderId in :orders group by orderId",
                        Sum.class)
                .setParameter("orders", orders)
                .getResultStream()
                .collect(Collectors.toMap(Sum::orderId, Sum::amount));
    }

    /** Those that stand on no invoice yet, oldest first. */
    public List<Charge> notInvoiced(UUID orderId) {
        return find("orderId = ?1 and invoiceId is null order by id", orderId).list();
    }
}
