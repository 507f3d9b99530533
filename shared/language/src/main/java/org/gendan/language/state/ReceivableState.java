package org.gendan.language.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.gendan.language.Money;
import org.gendan.language.bound.Exact;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/**
 * What an order costs and has paid, on {@code gendan.state.receivables}. Total is goods and charges less credit notes and what
 * was not delivered; received is what counts, net of reversals and refunds; outstanding is what is missing to the total;
 * surplus what was received beyond it. All in the order's currency: there is no rate before the bank exchanges. The balance
 * has no due date before it was asked for.
 */
public record ReceivableState(
        UUID orderId,
        @MayBeAbsent @Text(40) String orderNumber,
        UUID customerId,
        @Whole int revision,
        Currency currency,
        Money goods,
        Money total,
        Money deposit,
        Money received,
        Money outstanding,
        Money surplus,
        Money waived,
        Money invoiced,
        @MayBeAbsent @Exact(max = "100") BigDecimal depositPercent,
        @MayBeAbsent LocalDate depositDueOn,
        @MayBeAbsent LocalDate balanceDueOn,
        @MayBeAbsent @Text(60) String bankAccount,
        boolean dispatched,
        boolean cancelled,
        boolean settled)
        implements State {
    @Override
    @JsonIgnore
    public UUID id() {
        return orderId;
    }
}
