package org.gendan.order.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.erp.ErpCustomer;
import org.gendan.office.paper.Unprintable;

/**
 * Takes what an ERP says of customers: one that is new here, one that people added before the ERP told of it (by its id or its
 * code), or one that it told of before. Runs in the transaction that takes note of the message.
 */
@ApplicationScoped
public class CustomerIntake {
    private final Customers customers;
    private final Outbox outbox;
    private final BusinessClock clock;

    CustomerIntake(Customers customers, Outbox outbox, BusinessClock clock) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Known is the id of the customer that bears the ERP's number already, null if none does. */
    public UUID take(ErpCustomer told, UUID known) {
        Unprintable.refuse(told);
        Customer customer = known == null
                ? meant(told).orElseGet(() -> added(told))
                : customers.findByIdOptional(known).orElseThrow();
        if (known != null && told.customerId() != null && !told.customerId().equals(known)) {
            throw new Faulty(Fault.of("customerId", "OTHER_CUSTOMER", told.customerId() + ""));
        }
        customers
                .ofCode(told.code())
                .filter(other -> !other.id().equals(customer.id()))
                .ifPresent(other -> {
                    throw new Faulty(Fault.of("code", "CODE_TAKEN", told.code()));
                });
        customer.follow(told);
        outbox.announce(customer.announced(clock.today(), ErpGate.BY));
        return customer.id();
    }

    /** The customer that a message of something else names, by Gendan's id or by the ERP's number of it. */
    public Optional<Customer> named(UUID id, String externalId) {
        return id == null
                ? Optional.ofNullable(externalId).flatMap(customers::ofExternalId)
                : customers
                        .findByIdOptional(id)
                        .filter(customer -> externalId == null || externalId.equals(customer.externalId()));
    }

    /** One that people added; the ERP has not numbered it before. */
    private Optional<Customer> meant(ErpCustomer told) {
        if (told.customerId() != null) {
            Customer customer = customers
                    .findByIdOptional(told.customerId())
                    .orElseThrow(() -> new Faulty(Fault.of(
                            "customerId", "UNKNOWN_CUSTOMER", told.customerId().toString())));
            return Optional.of(unnumbered(customer, "customerId"));
        }
        return customers.ofCode(told.code()).map(customer -> unnumbered(customer, "code"));
    }

    private static Customer unnumbered(Customer customer, String field) {
        if (customer.externalId() != null) {
            throw new Faulty(Fault.of(
                    field, "NUMBERED_OTHERWISE", customer.externalId(), Map.of("externalId", customer.externalId())));
        }
        return customer;
    }

    private Customer added(ErpCustomer told) {
        Customer customer = new Customer(
                Ids.next(),
                new CustomerDetails(
                        told.code(),
                        Objects.requireNonNullElse(told.name(), told.legalName()),
                        told.tier() == null ? CustomerTier.TO_DEVELOP : CustomerTier.valueOf(told.tier()),
                        Objects.requireNonNullElse(told.language(), "zh"),
                        told.email(),
                        told.phone(),
                        told.address(),
                        told.legalName(),
                        told.deliveryAddress(),
                        told.taxNumber(),
                        told.paymentTerms(),
                        told.merchandiser(),
                        told.salesperson()));
        customers.persist(customer);
        return customer;
    }
}
