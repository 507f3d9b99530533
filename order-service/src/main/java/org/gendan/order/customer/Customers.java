package org.gendan.order.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    List<Customer> page(UUID after, int limit) {
        return find("(?1 is null or id < ?1) order by id desc", after)
                .page(0, limit)
                .list();
    }
}
