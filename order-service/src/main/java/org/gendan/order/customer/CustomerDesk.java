package org.gendan.order.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.CustomerChanged;

/** Keeps the customers and announces each change of them. */
@ApplicationScoped
public class CustomerDesk {
    public static final Listing<Customer> LISTING = Listing.of(Customer.class, "id", Customer::id)
            .text("code", "it.code", customer -> customer.details().code())
            .text("name", "it.name", Customer::name);

    private final Customers customers;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;
    private final CustomerMail mail;

    CustomerDesk(
            Customers customers,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected,
            CustomerMail mail) {
        this.mail = mail;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Customer add(UUID id, CustomerDetails details) {
        if (id != null && customers.findByIdOptional(id).isPresent()) {
            throw Refused.conflict("already-exists", Map.of("id", id.toString()));
        }
        Customer customer = new Customer(id == null ? Ids.next() : id, details);
        customers.persist(customer);
        return announce(customer);
    }

    @Transactional
    public Customer change(UUID id, CustomerDetails details) {
        Customer customer = get(id);
        expected.required(customer.version());
        String former = customer.details().email();
        customer.change(details);
        if (former != null && !former.equalsIgnoreCase(details.email())) {
            mail.moved(customer, former);
        }
        return announce(customer);
    }

    @Transactional
    public Customer get(UUID id) {
        return customers.visible(id);
    }

    @Transactional
    public List<Customer> page(String words, CustomerTier tier, Boolean returning, Search<Customer> search) {
        return customers.page(words, tier, returning, search);
    }

    /** After a signed delivery; the customer, if it is one that returns from now on. Runs in the transaction under way. */
    public Optional<Customer> delivered(UUID id, LocalDate on, String by) {
        // Two deliveries at once would else both find a new customer, and one of them fail.
        Customer customer = customers.findById(id, LockModeType.PESSIMISTIC_WRITE);
        Optional<CustomerChanged> changed = customer.becomeReturning(on, by);
        changed.ifPresent(outbox::announce);
        return changed.map(_ -> customer);
    }

    private Customer announce(Customer customer) {
        outbox.announce(customer.announced(clock.today(), caller.name()));
        return customer;
    }
}
