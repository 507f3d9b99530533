package org.gendan.finance.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.receivable.ReceivableKind;

/** All dunning letters that were written, and which debts of an order they may be about. */
@ApplicationScoped
class DunningLetters implements PanacheRepositoryBase<DunningLetter, DunningLetter.Key> {
    /**
     * A request that comes after a confirmation is for another debt. One that repeats a request is not, nor is one after a
     * payment bounced: then the reversal follows what it revoked.
     */
    private static final String DEBTS = """
            with said as (
                select *, lag(what) over (partition by order_id, kind order by seq) as before
                from milestone where order_id in (:orders)),
            turns as (
                select *, lag(what) over (partition by order_id, kind order by seq) as since from said
                where what in ('ASKED', 'CONFIRMED') or what = 'BOUNCED' and before = 'REVOKED')
            select order_id, kind, 1 + count(*) filter (where what = 'ASKED' and since = 'CONFIRMED')
            from turns group by order_id, kind""";

    private final EntityManager entities;

    DunningLetters(EntityManager entities) {
        this.entities = entities;
    }

    /** One of an order's deposits, or of its balances: those that are asked for after the one before was paid. */
    record Whose(UUID orderId, ReceivableKind kind) {}

    /** Three levels per debt. */
    List<DunningLetter> of(Collection<UUID> orders) {
        return list("id.orderId in ?1 order by id.orderId, id.kind, id.debt, id.level", orders);
    }

    /** Which deposit and which balance of the orders is asked for now, counted from 1, as their milestones tell. */
    Map<Whose, Integer> debts(Collection<UUID> orders) {
        List<?> rows =
                entities.createNativeQuery(DEBTS).setParameter("orders", orders).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new Whose((UUID) row[0], ReceivableKind.valueOf((String) row[1])),
                        row -> ((Number) row[2]).intValue()));
    }
}
