package org.gendan.finance.credit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Money;

/** All credit limits, and what the journal says that customers owe of what was invoiced. */
@ApplicationScoped
class CreditLimits implements PanacheRepositoryBase<CreditLimit, UUID> {
    private final EntityManager entities;

    CreditLimits(EntityManager entities) {
        this.entities = entities;
    }

    /** Locked until the transaction ends: of two movements at once the later one judges what both come to. */
    Optional<CreditLimit> locked(UUID customerId) {
        return find("customerId", customerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /** Invoiced and not paid, order by order: what another order holds too much is no payment of this one. */
    Money outstanding(UUID customerId, Currency currency) {
        BigDecimal sum = (BigDecimal) entities.createNativeQuery("""
                        select coalesce(sum(greatest(o.owed, 0)), 0)
                        from (select sum(case when p.account in ('ADVANCES', 'CREDIT_DUE') then p.amount
                                              when p.account in ('REVENUE', 'WAIVED_DEPOSIT', 'WAIVED_BALANCE')
                                              then -p.amount else 0 end) as owed
                              from receivable v join posting p on p.order_id = v.order_id and p.currency = v.currency
                              where v.customer_id = :customer and v.currency = :currency
                              group by v.order_id) o""")
                .setParameter("customer", customerId)
                .setParameter("currency", currency.getCurrencyCode())
                .getSingleResult();
        return new Money(sum, currency);
    }
}
