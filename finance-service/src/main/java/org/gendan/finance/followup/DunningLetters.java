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
            with told as (
                select e.key, e.seq, k.kind,
                       case when e.type like '%-requested.v1' then 'ASKED' when e.type like '%-confirmed.v1' then 'PAID'
                            when e.type like '%-revoked.v1' then 'REVOKED' else 'REVERSED' end as what
                from domain_event e
                     cross join (values ('DEPOSIT', 'finance.deposit-%'), ('BALANCE', 'finance.balance-%')) k (kind, types)
                where e.key in (:orders) and (e.type like k.types or e.type = 'finance.receipt-reversed.v1')),
            said as (
                select *, lag(what) over (partition by key, kind order by seq) as before from told),
            turns as (
                select *, lag(what) over (partition by key, kind order by seq) as since from said
                where what in ('ASKED', 'PAID') or what = 'REVERSED' and before = 'REVOKED')
            select key, kind, 1 + count(*) filter (where what = 'ASKED' and since = 'PAID') from turns group by key, kind""";

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

    /** Which deposit and which balance of the orders is asked for now, counted from 1, as the announcements tell. */
    Map<Whose, Integer> debts(Collection<UUID> orders) {
        List<?> rows = entities.createNativeQuery(DEBTS)
                .setParameter("orders", orders.stream().map(UUID::toString).toList())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new Whose(UUID.fromString((String) row[0]), ReceivableKind.valueOf((String) row[1])),
                        row -> ((Number) row[2]).intValue()));
    }
}
