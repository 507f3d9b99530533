package org.gendan.logistics.paper;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gendan.language.OrderEvent.CustomerChanged;

/** All customers as far as papers need them; read only through an order that the caller may see. */
@ApplicationScoped
public class Consignees implements PanacheRepositoryBase<Consignee, UUID> {

    public void record(CustomerChanged fact) {
        Consignee consignee = findByIdOptional(fact.customerId()).orElseGet(() -> new Consignee(fact.customerId()));
        consignee.become(fact);
        persistAndFlush(consignee);
    }
}
