package org.gendan.finance.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.gendan.language.OrderEvent.CustomerChanged;

/** This service's copy of a customer, as order-service announced it last: what stands on documents and letters. */
@Entity
public class Customer {
    @Id
    private UUID id;

    private String code;
    private String name;
    private String tier;
    private String language;
    private String email;
    private String externalId;

    protected Customer() {}

    Customer(UUID id) {
        this.id = id;
    }

    void become(CustomerChanged fact) {
        code = fact.code();
        name = fact.name();
        tier = fact.tier();
        language = fact.language();
        email = fact.email();
        externalId = fact.externalId();
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String tier() {
        return tier;
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    public String email() {
        return email;
    }

    /** The ERP's own number of it; null where it has none. */
    public String externalId() {
        return externalId;
    }
}
