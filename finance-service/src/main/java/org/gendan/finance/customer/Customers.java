package org.gendan.finance.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.OrderEvent.CustomerChanged;

/** All customers that were announced. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {

    /** Keeps a customer as it was announced; whether it was not known here before. */
    @Transactional
    public boolean copy(CustomerChanged fact) {
        Optional<Customer> known = findByIdOptional(fact.customerId());
        Customer customer = known.orElseGet(() -> new Customer(fact.customerId()));
        customer.become(fact);
        persistAndFlush(customer);
        return known.isEmpty();
    }
}
