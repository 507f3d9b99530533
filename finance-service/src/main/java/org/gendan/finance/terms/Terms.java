package org.gendan.finance.terms;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.OrderEvent;

/** What was agreed when the order was confirmed; a later change of policy moves no open order (decision 3, rule 9). */
@Embeddable
@Schema(name = "FinanceTerms", description = "The terms agreed at the order's confirmation.")
@MayLack({"tolerancePercent", "bankAccount"})
public record Terms(
        @Schema(description = "Deposit (订金) in percent of the total.", examples = "30")
        BigDecimal depositPercent,

        @Schema(description = "Working days after the request within which the deposit is due.", examples = "5")
        Integer depositDueDays,

        @Schema(description = "Tolerance of the quantity per line, in percent.", examples = "0")
        BigDecimal tolerancePercent,

        @Schema(description = "The account that the customer pays to.", examples = "3301 0000 5555 0815")
        String bankAccount) {

    /** Paid to another account; nothing else of what was agreed changes. */
    public Terms paidTo(String account) {
        return new Terms(depositPercent, depositDueDays, tolerancePercent, account);
    }

    public static Terms of(OrderEvent.Terms agreed) {
        return new Terms(
                agreed.depositPercent(), agreed.depositDueDays(), agreed.tolerancePercent(), agreed.bankAccount());
    }
}
