package org.gendan.finance.receivable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.finance.Sees;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;

/**
 * All receivables, as far as the caller may see them: a merchandiser those of the own orders, a salesperson those of the
 * orders that name them, a customer its own, the others of design §4 all.
 */
@ApplicationScoped
public class Receivables implements PanacheRepositoryBase<Receivable, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sights sights;

    Receivables(Sights sights) {
        this.sights = sights;
    }

    public Optional<Receivable> visible(UUID orderId) {
        Seen seen = sights.of(Sees.RECEIVABLES);
        return find("orderId = :order and " + seen.hql(), seen.with("order", orderId))
                .singleResultOptional();
    }

    List<Receivable> page(ReceivableSearch wanted, Search<Account> search) {
        return search.seen(sights.of(Sees.RECEIVABLES, "it"))
                .equal("it.customerId", wanted.customerId())
                .equal("it.orderNumber", wanted.orderNumber())
                .equal("it.goods.currency", wanted.currency())
                .words(wanted.words(), "it.orderNumber")
                .when(
                        wanted.status() != null,
                        wanted.status() == null ? "" : wanted.status().condition())
                .when(
                        wanted.dueBefore() != null,
                        "it.dueOn < :dueBefore or it.balanceDueOn < :dueBefore",
                        "dueBefore",
                        wanted.dueBefore())
                .in(getEntityManager(), Receivable.class);
    }

    /** Locked until the transaction ends, so that what happens to one order's money is judged one after the other. */
    public Optional<Receivable> known(UUID orderId) {
        return find("orderId", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    /** As {@link #known}, and 404 for an order that the caller may not see. */
    public Receivable locked(UUID orderId) {
        Seen seen = sights.of(Sees.RECEIVABLES);
        return find("orderId = :order and " + seen.hql(), seen.with("order", orderId))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional()
                .orElseThrow(() -> Refused.unknown("order", orderId));
    }

    /** Sees to it that those whose money moves are locked; nothing is asked where they are already. */
    void hold(Collection<Receivable> orders) {
        orders.stream().sorted(Comparator.comparing(Receivable::orderId)).forEach(order -> getEntityManager()
                .lock(order, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Several at once, always locked in the same order, so that two who need the same ones wait and never deadlock. */
    public Map<UUID, Receivable> locked(Collection<UUID> orders) {
        Seen seen = sights.of(Sees.RECEIVABLES);
        Map<UUID, Receivable> found = find(
                        "orderId in :orders and " + seen.hql() + " order by orderId", seen.with("orders", orders))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .collect(Collectors.toMap(Receivable::orderId, Function.identity()));
        orders.stream().filter(order -> !found.containsKey(order)).findFirst().ifPresent(order -> {
            throw Refused.unknown("order", order);
        });
        return found;
    }

    /** Orders after an id whose goods are expected by the day and whose balance nobody asked for in their revision. */
    List<UUID> nearlyMade(LocalDate until, UUID after, int limit) {
        return find("""
                        cancelledOn is null and dispatchedOn is null and orderId > ?2
                        and (requestedRevision is null or requestedRevision < revision)
                        and orderId in (select c.orderId from Completion c
                                        where c.packing = true and c.expectedOn <= ?1
                                              or c.completedOn is not null)
                        order by orderId""", until, after == null ? NOBODY : after).page(0, limit).stream()
                .map(Receivable::orderId)
                .toList();
    }

    /** A customer's orders after an id that are neither cancelled nor settled. */
    List<Receivable> openOf(UUID customerId, UUID after, int limit) {
        return find(
                        "customerId = ?1 and cancelledOn is null and settledOn is null and orderId > ?2 order by orderId",
                        customerId,
                        after == null ? NOBODY : after)
                .page(0, limit)
                .list();
    }

    /** Orders after an id of which something is open and asked for by the day; also when they were settled before. */
    public List<Receivable> dueBy(LocalDate day, UUID after, int limit) {
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select * from receivable v
                        where (v.due_on <= :day or v.balance_due_on <= :day) and v.cancelled_on is null and v.order_id > :after
                          and (select sum(p.amount) from posting p
                               where p.order_id = v.order_id and p.currency = v.currency
                                 and p.account in ('RECEIVABLE', 'ADVANCES', 'CREDIT_DUE')) > 0
                        order by v.order_id limit :limit""", Receivable.class)
                .setParameter("day", day)
                .setParameter("after", after == null ? NOBODY : after)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(Receivable.class::cast).toList();
    }

    List<UUID> idsAfter(UUID orderId, int limit) {
        return find(
                        "select orderId from Receivable where orderId > ?1 order by orderId",
                        orderId == null ? NOBODY : orderId)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** For checks and reports over all orders: the next ones after an id. */
    public List<Receivable> after(UUID orderId, int limit) {
        return find("orderId > ?1 order by orderId", orderId == null ? NOBODY : orderId)
                .page(0, limit)
                .list();
    }
}
