package org.gendan.order.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The terms that the company asks for from a day on. */
@Entity
class TermsPolicy {
    @Id
    private LocalDate effectiveFrom;

    private BigDecimal depositPercent;
    private int depositDueDays;
    private BigDecimal tolerancePercent;
    private String bankAccount;

    protected TermsPolicy() {}

    TermsPolicy(
            LocalDate effectiveFrom,
            BigDecimal depositPercent,
            int depositDueDays,
            BigDecimal tolerancePercent,
            String bankAccount) {
        this.effectiveFrom = effectiveFrom;
        this.depositPercent = depositPercent;
        this.depositDueDays = depositDueDays;
        this.tolerancePercent = tolerancePercent;
        this.bankAccount = bankAccount;
    }

    /** The terms of an order, with the deposit that was agreed for it where it differs. */
    Terms agreed(BigDecimal otherDepositPercent) {
        return new Terms(
                otherDepositPercent == null ? depositPercent : otherDepositPercent,
                depositDueDays,
                tolerancePercent,
                bankAccount);
    }
}
