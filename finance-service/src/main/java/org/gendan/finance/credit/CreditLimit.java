package org.gendan.finance.credit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.CreditHeld;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.language.Money;

/**
 * How much a customer may owe of what was invoiced, in one currency. It is held when the customer owes more, until it is
 * within the limit again or finance lets the hold go; let go, it is held again only when the customer owes still more.
 */
@Entity
public class CreditLimit implements Audited {
    @Id
    private UUID customerId;

    @Version
    private long version;

    @Embedded
    private Money limit;

    private String reason;
    private String setBy;
    private LocalDate setOn;
    private LocalDate heldOn;
    private BigDecimal releasedUpTo;

    protected CreditLimit() {}

    CreditLimit(UUID customerId) {
        this.customerId = customerId;
    }

    /** Holds or lifts, where that is a change to what was announced. */
    Optional<FinanceEvent> judge(Money outstanding, LocalDate on, String by) {
        if (limit.atLeast(outstanding)) {
            releasedUpTo = null;
        }
        boolean over = !ceiling().atLeast(outstanding);
        if (over == isHeld()) {
            return Optional.empty();
        }
        heldOn = over ? on : null;
        return Optional.of(
                over
                        ? new CreditHeld(customerId, limit, outstanding, "over the credit limit", on, by)
                        : new CreditHoldLifted(customerId, "within the credit limit", on, by));
    }

    /** Another limit takes the place of this one, whatever was let go under it. */
    void set(Money amount, String because, String by, LocalDate on) {
        limit = amount;
        reason = because;
        setBy = by;
        setOn = on;
        releasedUpTo = null;
    }

    /** Finance lets the hold go for what is owed now. */
    CreditHoldLifted release(Money outstanding, String because, LocalDate on, String by) {
        if (!isHeld()) {
            throw Refused.conflict("credit-not-held", Map.of("limit", limit.toString()));
        }
        heldOn = null;
        releasedUpTo = outstanding.amount();
        return new CreditHoldLifted(customerId, because, on, by);
    }

    private Money ceiling() {
        Money released = releasedUpTo == null ? limit : new Money(releasedUpTo, limit.currency());
        return released.atLeast(limit) ? released : limit;
    }

    boolean isHeld() {
        return heldOn != null;
    }

    UUID customerId() {
        return customerId;
    }

    public long version() {
        return version;
    }

    public Money limit() {
        return limit;
    }

    public String reason() {
        return reason;
    }

    public String setBy() {
        return setBy;
    }

    public LocalDate setOn() {
        return setOn;
    }

    public LocalDate heldOn() {
        return heldOn;
    }

    @Override
    public String auditKey() {
        return customerId.toString();
    }
}
