package org.gendan.logistics.paper;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;

/** Whom goods are for, as the papers name them. */
@Entity
public class Consignee implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    protected Consignee() {}

    Consignee(UUID customerId) {
        id = customerId;
    }

    void rename(String announced) {
        name = announced;
    }

    public String name() {
        return name;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
