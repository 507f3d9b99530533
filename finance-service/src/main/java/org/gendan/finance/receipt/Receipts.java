package org.gendan.finance.receipt;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.finance.receivable.Payments;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Received;
import org.gendan.kernel.Money;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Role;

/** All receipts, as far as the caller may see them: a customer those of its own orders, the others of design §4 all. */
@ApplicationScoped
public class Receipts implements PanacheRepositoryBase<Receipt, UUID>, Payments {
    private static final String VISIBLE =
            "(:all = true or orderId in (select v.orderId from Receivable v where v.customerId = :customer))";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final EntityManager entities;

    Receipts(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    private record Sum(UUID orderId, ReceiptStatus status, BigDecimal amount) {}

    Optional<Receipt> visible(UUID id) {
        Map<String, Object> parameters = visibility();
        parameters.put("id", id);
        return find("id = :id and " + VISIBLE, parameters).singleResultOptional();
    }

    /** The order may be null: then those of all orders; likewise the status. */
    List<Receipt> page(UUID orderId, ReceiptStatus status, UUID after, int limit) {
        Map<String, Object> parameters = visibility();
        parameters.put("order", orderId);
        parameters.put("status", status);
        parameters.put("after", after);
        return find(
                        "(:after is null or id < :after) and (:order is null or orderId = :order) "
                                + "and (:status is null or status = :status) and " + VISIBLE + " order by id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    /** The order alone, so that it can be locked before the receipt is read. */
    Optional<UUID> orderOf(UUID id) {
        return entities.createQuery("select orderId from Receipt where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /**
     * The receipt of an arrival that is recorded already. Two who record the same arrival at once wait for each other here,
     * so that the later one is told of the earlier.
     */
    Optional<Receipt> ofArrival(String bankAccount, String bankSerial) {
        String account = bankAccount.replace(" ", "");
        String serial = bankSerial.replace(" ", "");
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:arrival, 0))")
                .setParameter("arrival", account + '\n' + serial)
                .getSingleResult();
        return find("replace(bankAccount, ' ', '') = ?1 and replace(bankSerial, ' ', '') = ?2", account, serial)
                .singleResultOptional();
    }

    @Override
    public Map<UUID, Received> of(Collection<Receivable> receivables) {
        Map<UUID, List<Sum>> sums = receivables.isEmpty()
                ? Map.of()
                : entities.createQuery("""
                                select orderId, status, sum(amount.amount) from Receipt
                                where orderId in :orders group by orderId, status""", Sum.class)
                        .setParameter(
                                "orders",
                                receivables.stream().map(Receivable::orderId).toList())
                        .getResultStream()
                        .collect(Collectors.groupingBy(Sum::orderId));
        return receivables.stream()
                .collect(Collectors.toMap(
                        Receivable::orderId,
                        receivable -> received(receivable, sums.getOrDefault(receivable.orderId(), List.of()))));
    }

    private static Received received(Receivable receivable, List<Sum> sums) {
        Function<ReceiptStatus, Money> in = status -> sums.stream()
                .filter(sum -> sum.status() == status)
                .map(sum -> new Money(sum.amount(), receivable.total().currency()))
                .reduce(Money.zero(receivable.total().currency()), Money::plus);
        return new Received(in.apply(ReceiptStatus.CONFIRMED), in.apply(ReceiptStatus.RECORDED));
    }

    private Map<String, Object> visibility() {
        boolean all = caller.has(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", all);
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        return parameters;
    }
}
