package org.gendan.finance.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.customer.Customer;
import org.gendan.finance.receipt.ReceiptStatus;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Payments;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.language.Money;

/** The orders that come into question for lines of a statement. */
@ApplicationScoped
class OpenOrders {
    private static final int MOST_BY_PAYER = 200;
    private static final int MOST_BY_AMOUNT = 500;

    private final EntityManager entities;
    private final Bookkeeping books;
    private final Payments payments;

    OpenOrders(EntityManager entities, Bookkeeping books, Payments payments) {
        this.entities = entities;
        this.books = books;
        this.payments = payments;
    }

    private record Payer(UUID customerId, String name) {}

    /**
     * Those with one of the numbers, those of customers who are called like a payer or paid under the name before, and the
     * newest ones that are not settled; by order id.
     */
    Map<UUID, OpenOrder> around(Set<String> numbers, Set<String> payers, Set<Currency> currencies) {
        Map<UUID, Set<String>> earlier = earlier(payers);
        Set<UUID> customers = new HashSet<>(earlier.keySet());
        customers.addAll(called(payers));
        Map<UUID, Receivable> found = new LinkedHashMap<>();
        numbered(numbers).forEach(order -> found.put(order.orderId(), order));
        ofCustomers(customers).forEach(order -> found.put(order.orderId(), order));
        currencies.forEach(currency -> newest(currency).forEach(order -> found.put(order.orderId(), order)));
        Map<UUID, String> names = names(found.values());
        Map<UUID, OpenOrder> orders = new HashMap<>();
        found.values().stream()
                .filter(order -> !order.isCancelled() && currencies.contains(order.currency()))
                .collect(Collectors.groupingBy(Receivable::currency))
                .forEach((currency, ofOne) -> {
                    Map<UUID, Position> positions = books.of(ofOne);
                    Map<UUID, Money> pending = payments.pending(positions.keySet(), currency);
                    ofOne.forEach(order -> orders.put(
                            order.orderId(),
                            open(
                                    order,
                                    positions.get(order.orderId()),
                                    pending.get(order.orderId()),
                                    names.get(order.customerId()),
                                    earlier.getOrDefault(order.customerId(), Set.of()))));
                });
        return orders;
    }

    private static OpenOrder open(
            Receivable order, Position now, Money pending, String customerName, Set<String> earlierPayers) {
        return new OpenOrder(
                order.orderId(),
                order.orderNumber(),
                order.customerId(),
                customerName,
                earlierPayers,
                less(now.depositShortfall(), pending),
                less(now.open(), pending));
    }

    private static Money less(Money open, Money pending) {
        return open.atLeast(pending) ? open.minus(pending) : Money.zero(open.currency());
    }

    private List<Receivable> numbered(Set<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select v from Receivable v where upper(replace(v.orderNumber, '-', '')) in :numbers",
                                Receivable.class)
                        .setParameter("numbers", numbers)
                        .getResultList();
    }

    private List<Receivable> ofCustomers(Set<UUID> customers) {
        return customers.isEmpty()
                ? List.of()
                : entities.createQuery("""
                                select v from Receivable v
                                where v.customerId in :customers and v.cancelledOn is null and v.settledOn is null
                                order by v.orderId desc""", Receivable.class)
                        .setParameter("customers", customers)
                        .setMaxResults(MOST_BY_PAYER)
                        .getResultList();
    }

    private List<Receivable> newest(Currency currency) {
        return entities.createQuery("""
                        select v from Receivable v
                        where v.goods.currency = :currency and v.cancelledOn is null and v.settledOn is null
                        order by v.orderId desc""", Receivable.class)
                .setParameter("currency", currency)
                .setMaxResults(MOST_BY_AMOUNT)
                .getResultList();
    }

    private Set<UUID> called(Set<String> payers) {
        return payers.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery("select c.id from Customer c where c.name in :payers", UUID.class)
                        .setParameter("payers", payers)
                        .setMaxResults(MOST_BY_PAYER)
                        .getResultList());
    }

    /** Under which of the names a customer paid before, so that finance found it right. */
    private Map<UUID, Set<String>> earlier(Set<String> payers) {
        return payers.isEmpty()
                ? Map.of()
                : entities.createQuery("""
                                select distinct r.customerId, r.payer from Receipt r
                                where r.payer in :payers and r.status = :confirmed""", Payer.class)
                        .setParameter("payers", payers)
                        .setParameter("confirmed", ReceiptStatus.CONFIRMED)
                        .setMaxResults(MOST_BY_PAYER)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                Payer::customerId, Collectors.mapping(Payer::name, Collectors.toSet())));
    }

    private Map<UUID, String> names(Collection<Receivable> orders) {
        return entities.createQuery("select c from Customer c where c.id in :ids", Customer.class)
                .setParameter("ids", orders.stream().map(Receivable::customerId).collect(Collectors.toSet()))
                .getResultStream()
                .collect(Collectors.toMap(Customer::id, Customer::name));
    }
}
