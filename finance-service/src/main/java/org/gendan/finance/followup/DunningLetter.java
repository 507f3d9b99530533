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
import org.gendan.language.Money;

/** A dunning letter that was written: a level of one debt of an order, once for ever (rule 61). */
@Entity
public class DunningLetter {

    /**
     * A level is reached once per debt, however often it is asked for anew; debts of one kind are numbered from 1, and the
     * next one begins when it is asked for after the one before had been paid.
     */
    @Embeddable
    public record Key(
            UUID orderId, @Enumerated(EnumType.STRING) ReceivableKind kind, int debt, int level) {}

    @EmbeddedId
    private Key id;

    @Embedded
    private Money amount;

    private LocalDate dueOn;
    private LocalDate writtenOn;

    protected DunningLetter() {}

    DunningLetter(UUID orderId, Debt debt, int number, int level, LocalDate on) {
        this.id = new Key(orderId, debt.kind(), number, level);
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
