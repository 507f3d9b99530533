package org.gendan.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.receivable.Debt;
import org.gendan.finance.receivable.Position;
import org.gendan.language.Money;

/**
 * One order as the books had it at the end of a business date: what was agreed by then, what the journal says by then, when
 * deposit and balance were due by the requests made by then. Pieces in sets.
 */
public record OrderAccount(
        UUID orderId,
        String orderNumber,
        UUID customerId,
        String customerName,
        String merchandiser,
        String salesperson,
        String goodsText,
        int pieces,
        int piecesShipped,
        Money charges,
        Position position,
        LocalDate depositDueOn,
        LocalDate balanceDueOn) {

    public List<Debt> debts() {
        return Debt.of(position, depositDueOn, balanceDueOn);
    }
}
