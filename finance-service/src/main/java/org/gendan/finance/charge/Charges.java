package org.gendan.finance.charge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.receivable.Additions;
import org.gendan.language.Money;

/** All charges. */
@ApplicationScoped
public class Charges implements PanacheRepositoryBase<Charge, UUID>, Additions {
    private static final String STANDING = "not exists (select 1 from CounterEntry e where e.mistakeId = c.id)";

    private final EntityManager entities;

    Charges(EntityManager entities) {
        this.entities = entities;
    }

    private record Sum(UUID orderId, BigDecimal amount) {}

    @Override
    public Map<UUID, BigDecimal> sums(Collection<UUID> orders) {
        return entities.createQuery(
                        "select c.orderId, sum(c.amount.amount) from Charge c where c.orderId in :orders and "
                                + STANDING + " group by c.orderId",
                        Sum.class)
                .setParameter("orders", orders)
                .getResultStream()
                .collect(Collectors.toMap(Sum::orderId, Sum::amount));
    }

    /** Those that stand on no invoice yet and were not taken back, oldest first. */
    public List<Charge> notInvoiced(UUID orderId) {
        return find(
                        "from Charge c where c.orderId = ?1 and c.invoiceId is null and " + STANDING + " order by c.id",
                        orderId)
                .list();
    }

    /** What the order is charged of this kind and was not taken back. */
    Money standing(UUID orderId, ChargeKind kind, Currency currency) {
        return find("from Charge c where c.orderId = ?1 and c.kind = ?2 and " + STANDING, orderId, kind).stream()
                .map(Charge::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    Optional<Charge> of(UUID orderId, UUID id) {
        return find("orderId = ?1 and id = ?2", orderId, id).singleResultOptional();
    }

    /** Newest first. */
    List<Charge> page(UUID orderId, UUID after, int limit) {
        return find("orderId = ?1 and (?2 is null or id < ?2) order by id desc", orderId, after)
                .page(0, limit)
                .list();
    }
}
