package org.gendan.finance.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.gendan.kernel.language.OrderEvent.CustomerChanged;

/** All customers that were announced. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {

    @Transactional
    public void copy(CustomerChanged fact) {
        Customer customer = findByIdOptional(fact.customerId()).orElseGet(() -> new Customer(fact.customerId()));
        customer.become(fact);
        persistAndFlush(customer);
    }
}
