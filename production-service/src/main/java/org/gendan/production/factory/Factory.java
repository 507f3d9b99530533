package org.gendan.production.factory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.ProductionEvent.FactoryChanged;

/** Somebody who makes goods for the company (S4.2); it takes work as long as it is active. */
@Entity
public class Factory implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String name;
    private String address;
    private boolean active;

    protected Factory() {}

    Factory(UUID id, FactoryDetails details) {
        this.id = id;
        change(details);
    }

    void change(FactoryDetails details) {
        code = details.code();
        name = details.name();
        address = details.address();
        active = details.active();
    }

    FactoryChanged announced(LocalDate on, String by) {
        return new FactoryChanged(id, code, name, active, null, on, by);
    }

    boolean isActive() {
        return active;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public FactoryDetails details() {
        return new FactoryDetails(code, name, address, active);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
