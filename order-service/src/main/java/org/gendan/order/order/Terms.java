package org.gendan.order.order;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.OrderEvent;

/** What was agreed when the order was confirmed; a later change of policy moves no open order (decision 3, rule 9). */
@Embeddable
@Schema(name = "OrderTerms", description = "The terms agreed at confirmation.")
@MayLack({"depositPercent", "depositDueDays", "tolerancePercent", "bankAccount"})
public record Terms(
        @Schema(description = "Deposit (订金) in percent of the total.", examples = "30")
        BigDecimal depositPercent,

        @Schema(description = "Working days after the request within which the deposit is due.", examples = "5")
        Integer depositDueDays,

        @Schema(description = "Tolerance of the quantity per line, in percent.", examples = "0")
        BigDecimal tolerancePercent,

        @Schema(description = "The account that the customer pays to.")
        String bankAccount) {

    OrderEvent.Terms announced(Currency currency) {
        return new OrderEvent.Terms(
                plain(depositPercent), depositDueDays, plain(tolerancePercent), currency, bankAccount);
    }

    private static BigDecimal plain(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
