package org.gendan.logistics.paper;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.OrderEvent.CustomerChanged;

/** Whom goods are for, as the papers name them. */
@Entity
public class Consignee implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String address;

    protected Consignee() {}

    Consignee(UUID customerId) {
        id = customerId;
    }

    void become(CustomerChanged fact) {
        name = Objects.requireNonNullElse(fact.legalName(), fact.name());
        address = fact.deliveryAddress() == null ? fact.address() : fact.deliveryAddress();
    }

    /** As it is registered, where that was told. */
    public String name() {
        return name;
    }

    /** Where goods are delivered to, else where it sits; null where neither was told. */
    public String address() {
        return address;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
