package org.gendan.order.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.language.OrderEvent.CustomerChanged;
import org.gendan.language.state.CustomerState;

/** Somebody who orders goods; every service keeps a copy of what it needs to know. */
@Entity
public class Customer extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private CustomerTier tier;

    private String language;
    private String email;
    private String phone;
    private String address;
    private boolean returningCustomer;

    protected Customer() {}

    Customer(UUID id, CustomerDetails details) {
        this.id = id;
        change(details);
    }

    void change(CustomerDetails details) {
        code = details.code();
        name = details.name();
        tier = details.tier();
        language = details.language();
        email = details.email();
        phone = details.phone();
        address = details.address();
    }

    /** From the first signed delivery on (S2.9a); empty if the customer returned before. */
    Optional<CustomerChanged> becomeReturning(LocalDate on, String by) {
        if (returningCustomer) {
            return Optional.empty();
        }
        returningCustomer = true;
        return Optional.of(announced(on, by));
    }

    CustomerChanged announced(LocalDate on, String by) {
        return new CustomerChanged(id, code, name, tier.name(), language, email, returningCustomer, on, by);
    }

    CustomerState state() {
        return new CustomerState(
                id,
                code,
                name,
                tier.name(),
                language,
                email,
                phone,
                address,
                returningCustomer,
                null,
                null,
                null,
                null,
                null);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public boolean isReturning() {
        return returningCustomer;
    }

    public CustomerDetails details() {
        return new CustomerDetails(code, name, tier, language, email, phone, address);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
