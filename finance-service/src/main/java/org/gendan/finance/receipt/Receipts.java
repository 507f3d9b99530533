package org.gendan.finance.receipt;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.finance.Sees;
import org.gendan.finance.receivable.Payments;
import org.gendan.finance.receivable.Receivable;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.language.Money;

/** All receipts, as far as the caller may see them: a customer those of its own orders, the others of design §4 all. */
@ApplicationScoped
public class Receipts implements PanacheRepositoryBase<Receipt, UUID>, Payments {
    private final Sights sights;
    private final EntityManager entities;

    Receipts(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    private record Sum(UUID orderId, BigDecimal amount) {}

    Optional<Receipt> visible(UUID id) {
        Seen seen = sights.of(Sees.RECEIPTS, "r");
        Map<String, Object> parameters = seen.with("id", id);
        return find("from Receipt r left join fetch r.allocations where r.id = :id and " + seen.hql(), parameters)
                .singleResultOptional();
    }

    List<Receipt> page(ReceiptSearch wanted, Search<Receipt> search) {
        return search.seen(sights.of(Sees.RECEIPTS, "it"))
                .equal("it.status", wanted.status())
                .equal("it.customerId", wanted.customerId())
                .equal("replace(it.bankAccount, ' ', '')", compact(wanted.bankAccount()))
                .equal("replace(it.bankSerial, ' ', '')", compact(wanted.bankSerial()))
                .from("it.occurredOn", wanted.from())
                .until("it.occurredOn", wanted.to())
                .equal("it.amount.amount", wanted.amount())
                .equal("it.amount.currency", wanted.currency())
                .when(
                        wanted.orderId() != null,
                        "it.id in (select r.id from Receipt r join r.allocations a where a.orderId = :ofOrder)",
                        "ofOrder",
                        wanted.orderId())
                .when(
                        wanted.unallocated(),
                        "it.orderId is null and it.status in (RECORDED, CONFIRMED) "
                                + "and it.amount.amount - it.refunded > (select coalesce(sum(a.amount.amount), 0) "
                                + "from Receipt r join r.allocations a where r.id = it.id)")
                .in(entities, Receipt.class);
    }

    private static String compact(String number) {
        return number == null ? null : number.replace(" ", "");
    }

    /**
     * The receivables that a receipt is for, locked, so that what happens to their money is judged one after the other. None
     * where the receipt does not stand as stated: whoever comes too late need not wait for the order to be told so.
     */
    Map<UUID, Receivable> lockedOrders(UUID id, ReceiptStatus standing) {
        return entities.createQuery("""
                        select v from Receivable v
                        where v.orderId in (select a.orderId from Receipt r join r.allocations a
                                            where r.id = :id and r.status = :standing)
                        order by v.orderId""", Receivable.class)
                .setParameter("id", id)
                .setParameter("standing", standing)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Receivable::orderId, Function.identity(), (one, _) -> one, TreeMap::new));
    }

    /**
     * The receipt that stands for an arrival already. Two who record the same arrival at once wait for each other here,
     * so that the later one is told of the earlier.
     */
    Optional<Receipt> ofArrival(String bankAccount, String bankSerial) {
        String account = bankAccount.replace(" ", "");
        String serial = bankSerial.replace(" ", "");
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:arrival, 0))")
                .setParameter("arrival", account + '\n' + serial)
                .getSingleResult();
        return find(
                        "replace(bankAccount, ' ', '') = ?1 and replace(bankSerial, ' ', '') = ?2 "
                                + "and status in (RECORDED, CONFIRMED)",
                        account,
                        serial)
                .singleResultOptional();
    }

    @Override
    public Map<UUID, Money> pending(Collection<UUID> orders, Currency currency) {
        Map<UUID, BigDecimal> sums = entities.createQuery("""
                        select a.orderId, sum(a.amount.amount) from Receipt r join r.allocations a
                        where a.orderId in :orders and r.status = :recorded group by a.orderId""", Sum.class)
                .setParameter("orders", orders)
                .setParameter("recorded", ReceiptStatus.RECORDED)
                .getResultStream()
                .collect(Collectors.toMap(Sum::orderId, Sum::amount));
        return orders.stream()
                .collect(Collectors.toMap(
                        Function.identity(), order -> new Money(sums.getOrDefault(order, BigDecimal.ZERO), currency)));
    }

    @Override
    public Optional<Witness> lastOf(UUID orderId) {
        return entities.createQuery("""
                        select r.recordedBy, r.confirmation.by from Receipt r join r.allocations a
                        where a.orderId = :order and r.status = :confirmed
                        order by r.confirmation.at desc""", Witness.class)
                .setParameter("order", orderId)
                .setParameter("confirmed", ReceiptStatus.CONFIRMED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
