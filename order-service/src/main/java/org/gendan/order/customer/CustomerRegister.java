package org.gendan.order.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.Ids;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.time.BusinessClock;

/** Keeps the customers and announces each change of them. */
@ApplicationScoped
public class CustomerRegister {
    private final Customers customers;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CustomerRegister(Customers customers, Outbox outbox, BusinessClock clock, Caller caller, ExpectedVersion expected) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Customer add(UUID id, CustomerDetails details) {
        if (id != null && customers.findByIdOptional(id).isPresent()) {
            throw Refusal.conflict("already-exists", Map.of("id", id.toString()));
        }
        Customer customer = new Customer(id == null ? Ids.next() : id, details);
        customers.persist(customer);
        return announce(customer);
    }

    @Transactional
    public Customer change(UUID id, CustomerDetails details) {
        Customer customer = get(id);
        expected.required(customer.version());
        customer.change(details);
        return announce(customer);
    }

    @Transactional
    public Customer get(UUID id) {
        return customers.visible(id).orElseThrow(() -> Refusal.unknown("customer", id));
    }

    @Transactional
    public List<Customer> page(UUID after, int limit) {
        return customers.page(after, limit);
    }

    private Customer announce(Customer customer) {
        customers.flush();
        outbox.announce(customer.announced(clock.today(), caller.name()));
        return customer;
    }
}
