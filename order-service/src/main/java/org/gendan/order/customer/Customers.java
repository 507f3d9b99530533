package org.gendan.order.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;
import org.gendan.order.Sees;

/** All customers; a customer itself sees itself alone. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {
    private final Sights sights;

    Customers(Sights sights) {
        this.sights = sights;
    }

    Customer visible(UUID id) {
        Seen seen = sights.of(Sees.CUSTOMER);
        return find("id = :id and " + seen.hql(), seen.withId(id))
                .firstResultOptional()
                .orElseThrow(() -> Refused.unknown("customer", id));
    }

    /** Of an ERP's number; to be changed by the ERP's next word. */
    Optional<Customer> ofExternalId(String externalId) {
        return find("externalId", externalId).firstResultOptional();
    }

    Optional<Customer> ofCode(String code) {
        return find("code", code).firstResultOptional();
    }

    List<UUID> idsAfter(UUID id, int limit) {
        return find("select id from Customer where ?1 is null or id > ?1 order by id", id)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** Words are looked for in code and name; each condition may be absent. */
    List<Customer> page(String words, CustomerTier tier, Boolean returning, Search<Customer> search) {
        return search.words(words, "it.code", "it.name")
                .equal("it.tier", tier)
                .equal("it.returningCustomer", returning)
                .in(getEntityManager(), Customer.class);
    }
}
