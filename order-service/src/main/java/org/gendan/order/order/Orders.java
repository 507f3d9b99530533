package org.gendan.order.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.language.Money;
import org.gendan.order.Sees;

/**
 * All orders, as far as the caller may see them: a merchandiser the own ones, a salesperson those that name them, a
 * customer its own, the others of design §4 all.
 */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<CustomerOrder, UUID> {
    private final Sights sights;
    private final EntityManager entities;
    private final Transactions transactions;

    Orders(Sights sights, EntityManager entities, Transactions transactions) {
        this.sights = sights;
        this.entities = entities;
        this.transactions = transactions;
    }

    private record Sum(UUID orderId, BigDecimal amount) {}

    CustomerOrder visible(UUID id) {
        Seen seen = sights.of(Sees.ORDER_BOOK);
        return find("id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("order", id));
    }

    List<UUID> idsAfter(UUID id, int limit) {
        return find("select id from CustomerOrder where ?1 is null or id > ?1 order by id", id)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    List<CustomerOrder> page(OrderSearch wanted, Search<CustomerOrder> search) {
        return search.seen(sights.of(Sees.ORDER_BOOK, "it"))
                .equal("it.status", wanted.status())
                .equal("it.customerId", wanted.customerId())
                .equal("it.orderNumber", wanted.orderNumber())
                .equal("it.merchandiser", wanted.merchandiser())
                .equal("it.salesperson", wanted.salesperson())
                .from("it.contract.deliverBy", wanted.dueFrom())
                .until("it.contract.deliverBy", wanted.dueTo())
                .words(wanted.words(), "it.orderNumber", "it.contract.number")
                .in(entities, CustomerOrder.class);
    }

    /** The sums of the complete lines, without reading the lines: a list may have many orders of many lines. */
    Map<UUID, Money> totals(List<CustomerOrder> some) {
        Map<UUID, BigDecimal> sums = entities.createQuery("""
                        select o.id, sum(l.quantity * l.unitPrice) from CustomerOrder o join o.lines l
                        where o.id in :orders and l.quantity is not null and l.unitPrice is not null and l.series <> ''
                          and l.model <> '' and l.specification <> '' and l.colour <> '' and l.size <> ''
                        group by o.id""", Sum.class)
                .setParameter("orders", some.stream().map(CustomerOrder::id).toList())
                .getResultStream()
                .collect(Collectors.toMap(Sum::orderId, Sum::amount));
        return some.stream()
                .collect(Collectors.toMap(
                        CustomerOrder::id,
                        order -> new Money(sums.getOrDefault(order.id(), BigDecimal.ZERO), order.currency())));
    }

    /**
     * Puts those who write an order's lines anew into one queue: their inserts would else wait for each other at the commit.
     * Whoever comes too late has lost the race here.
     */
    void claim(CustomerOrder order) {
        entities.lock(order, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As it is, for a fact that nobody commands. */
    CustomerOrder locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Refused.unknown("order", id));
    }

    boolean isTaken(String orderNumber) {
        return count("orderNumber", orderNumber) > 0;
    }

    /** Asked without Hibernate, which would look for the plan of a statement without entities among all others each time. */
    String nextNumber(LocalDate today) {
        long next = transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select nextval('order_number')");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
        return "GD-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), next);
    }

    TermsPolicy policyOn(LocalDate day) {
        return entities.createQuery(
                        "from TermsPolicy where effectiveFrom <= :day order by effectiveFrom desc", TermsPolicy.class)
                .setParameter("day", day)
                .setMaxResults(1)
                .getSingleResult();
    }
}
