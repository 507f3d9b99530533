package org.gendan.finance.charge;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.finance.receivable.Occasion;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.Ids;

/** That a charge or a waiver was a mistake and does not count any more, and why: all of it, once, and for good. */
@Entity
public class CounterEntry implements Audited {
    @Id
    private UUID id;

    private UUID mistakeId;
    private UUID orderId;
    private String reason;
    private String enteredBy;
    private LocalDate occurredOn;

    protected CounterEntry() {}

    CounterEntry(UUID mistakeId, UUID orderId, Occasion occasion) {
        this.id = Ids.next();
        this.mistakeId = mistakeId;
        this.orderId = orderId;
        this.reason = occasion.reason();
        this.enteredBy = occasion.by();
        this.occurredOn = occasion.on();
    }

    UUID id() {
        return id;
    }

    UUID mistakeId() {
        return mistakeId;
    }

    public String reason() {
        return reason;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
