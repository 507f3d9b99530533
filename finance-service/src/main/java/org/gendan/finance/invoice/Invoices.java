package org.gendan.finance.invoice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** All invoices and credit notes, as far as the caller may see them: a merchandiser and a customer those of the own orders. */
@ApplicationScoped
public class Invoices implements PanacheRepositoryBase<Invoice, UUID> {
    private static final String VISIBLE = "(:all = true or customerId = :customer or orderId in "
            + "(select v.orderId from Receivable v where v.merchandiser = :user))";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final EntityManager entities;

    Invoices(Caller caller, EntityManager entities) {
        this.caller = caller;
        this.entities = entities;
    }

    Optional<Invoice> visible(UUID id) {
        Map<String, Object> parameters = visibility();
        parameters.put("id", id);
        return find("id = :id and " + VISIBLE, parameters).singleResultOptional();
    }

    /** The order may be null: then those of all orders. */
    List<Invoice> page(UUID orderId, UUID after, int limit) {
        Map<String, Object> parameters = visibility();
        parameters.put("order", orderId);
        parameters.put("after", after);
        return find(
                        "(:after is null or id < :after) and (:order is null or orderId = :order) and " + VISIBLE
                                + " order by id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    Optional<Invoice> ofShipment(UUID shipmentId) {
        return find("shipmentId = ?1 and kind = ?2", shipmentId, InvoiceKind.INVOICE)
                .singleResultOptional();
    }

    /** What credit notes have left of an invoice. */
    Money remaining(Invoice invoice) {
        BigDecimal credited = entities.createQuery(
                        "select coalesce(sum(amount.amount), 0) from Invoice where invoiceId = :invoice",
                        BigDecimal.class)
                .setParameter("invoice", invoice.id())
                .getSingleResult();
        return invoice.amount().minus(new Money(credited, invoice.amount().currency()));
    }

    /** What goods of an order were credited with when they came back, less what was invoiced in their place. */
    Money toReplace(UUID orderId, Currency currency) {
        BigDecimal left = entities.createQuery("""
                        select coalesce(sum(case when i.kind = :creditNote then i.amount.amount else -i.replacing end), 0)
                        from Invoice i where i.orderId = :order and (i.kind <> :creditNote or i.id in
                            (select s.invoiceId from Shipped s where s.orderId = :order and s.returned = true))""", BigDecimal.class)
                .setParameter("creditNote", InvoiceKind.CREDIT_NOTE)
                .setParameter("order", orderId)
                .getSingleResult();
        return new Money(left, currency);
    }

    /** The next number of the year, held until the transaction ends: one that fails leaves no gap. */
    String nextNumber(InvoiceKind kind, int year) {
        Number n = (Number) entities.createNativeQuery("""
                        insert into number_range as r (kind, year, last) values (:kind, :year, 1)
                        on conflict (kind, year) do update set last = r.last + 1 returning last""")
                .setParameter("kind", kind.name())
                .setParameter("year", year)
                .getSingleResult();
        return kind.number(year, n.longValue());
    }

    private Map<String, Object> visibility() {
        boolean all = caller.has(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", all);
        parameters.put("customer", caller.customerId().orElse(NOBODY));
        parameters.put("user", caller.has(Role.CUSTOMER) ? "" : caller.name());
        return parameters;
    }
}
