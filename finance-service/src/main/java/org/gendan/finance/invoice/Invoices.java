package org.gendan.finance.invoice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.finance.Sees;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.language.Money;

/** All invoices and credit notes, as far as the caller may see them: a merchandiser and a customer those of the own orders. */
@ApplicationScoped
public class Invoices implements PanacheRepositoryBase<Invoice, UUID> {
    private final Sights sights;
    private final EntityManager entities;

    Invoices(Sights sights, EntityManager entities) {
        this.sights = sights;
        this.entities = entities;
    }

    Optional<Invoice> visible(UUID id) {
        Seen seen = sights.of(Sees.INVOICES);
        Map<String, Object> parameters = seen.with("id", id);
        return find("id = :id and " + seen.hql(), parameters).singleResultOptional();
    }

    /** Without their lines. */
    List<Invoice> page(InvoiceSearch wanted, Search<Invoice> search) {
        return search.seen(sights.of(Sees.INVOICES, "it"))
                .equal("it.orderId", wanted.orderId())
                .equal("it.customerId", wanted.customerId())
                .equal("it.kind", wanted.kind())
                .equal("it.number", wanted.number())
                .from("it.issuedOn", wanted.from())
                .until("it.issuedOn", wanted.to())
                .in(entities, Invoice.class);
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
}
