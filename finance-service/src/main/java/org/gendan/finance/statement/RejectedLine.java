package org.gendan.finance.statement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A line of an imported file that was not taken, and why; people mend it at the bank or record the receipt by hand. */
@Entity
@Immutable
public class RejectedLine {
    @Id
    private UUID id;

    private UUID importId;
    private int number;

    @Enumerated(EnumType.STRING)
    private Flaw flaw;

    private String value;

    protected RejectedLine() {}

    RejectedLine(UUID id, UUID importId, StatementRow.Rejected rejected) {
        this.id = id;
        this.importId = importId;
        this.number = rejected.number();
        this.flaw = rejected.flaw();
        this.value = rejected.value();
    }

    public UUID id() {
        return id;
    }

    public int number() {
        return number;
    }

    public Flaw flaw() {
        return flaw;
    }

    public String value() {
        return value;
    }
}
