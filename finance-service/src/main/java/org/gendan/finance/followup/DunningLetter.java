package org.gendan.finance.followup;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.kernel.Money;

/** A dunning letter that was written: a level of an order's deposit or balance, once for ever (rule 61). */
@Entity
public class DunningLetter {

    /** A level is reached once per order and kind, however often the payment is asked for anew. */
    @Embeddable
    public record Key(
            UUID orderId, @Enumerated(EnumType.STRING) ReceivableKind kind, int level) {}

    @EmbeddedId
    private Key id;

    @Embedded
    private Money amount;

    private LocalDate dueOn;
    private LocalDate writtenOn;

    protected DunningLetter() {}

    DunningLetter(UUID orderId, Debt debt, int level, LocalDate on) {
        this.id = new Key(orderId, debt.kind(), level);
        this.amount = debt.amount();
        this.dueOn = debt.dueOn();
        this.writtenOn = on;
    }

    public Key id() {
        return id;
    }

    public Money amount() {
        return amount;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate writtenOn() {
        return writtenOn;
    }
}
