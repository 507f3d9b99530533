package org.gendan.finance.receivable;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.CreditMoved;
import org.gendan.language.Money;

/**
 * A customer's credit put to use: moved from an order, or from its free money, to another order or to its free money
 * (rule 3). An absent order stands for the free money.
 */
@Entity
public class CreditApplication implements Audited {
    @Id
    private UUID id;

    private UUID fromOrderId;
    private UUID toOrderId;
    private UUID customerId;

    @Embedded
    private Money amount;

    private String reason;
    private String appliedBy;
    private LocalDate occurredOn;

    protected CreditApplication() {}

    CreditApplication(
            UUID id, UUID from, UUID to, UUID customerId, Money amount, String reason, String appliedBy, LocalDate on) {
        this.id = id;
        this.fromOrderId = from;
        this.toOrderId = to;
        this.customerId = customerId;
        this.amount = amount;
        this.reason = reason;
        this.appliedBy = appliedBy;
        this.occurredOn = on;
    }

    /** What it means for one of the orders that it is about. */
    FinanceEvent moved(Receivable receivable, Position after) {
        return new CreditMoved(
                receivable.orderId(), id, fromOrderId, toOrderId, amount, after.held(), reason, occurredOn, appliedBy);
    }

    UUID id() {
        return id;
    }

    @Override
    public String auditKey() {
        return (toOrderId == null ? fromOrderId : toOrderId).toString();
    }
}
