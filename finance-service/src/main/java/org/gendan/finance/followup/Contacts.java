package org.gendan.finance.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** All contacts; those of an order that the caller may see are asked for by its id. */
@ApplicationScoped
class Contacts implements PanacheRepositoryBase<Contact, UUID> {
    private final EntityManager entities;

    Contacts(EntityManager entities) {
        this.entities = entities;
    }

    private record Promise(UUID orderId, LocalDate on) {}

    List<Contact> page(UUID orderId, UUID after, int limit) {
        return find("orderId = ?1 and (?2 is null or id < ?2) order by id desc", orderId, after)
                .page(0, limit)
                .list();
    }

    /** The day that the customer promised last, by order; a later promise takes the place of an earlier one. */
    Map<UUID, LocalDate> promises(Collection<UUID> orders) {
        return entities.createQuery("""
                        select c.orderId, c.promisedOn from Contact c
                        where c.orderId in :orders and c.promisedOn is not null and c.id = (
                            select max(d.id) from Contact d where d.orderId = c.orderId and d.promisedOn is not null)""", Promise.class)
                .setParameter("orders", orders)
                .getResultStream()
                .collect(Collectors.toMap(Promise::orderId, Promise::on));
    }
}
