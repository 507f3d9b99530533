package org.gendan.finance.receivable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gendan.language.Money;

/** What is open of an order's deposit or balance, and by when it is due; without a day it was not asked for yet. */
public record Debt(ReceivableKind kind, Money amount, LocalDate dueOn) {

    /** What is missing to the deposit is the deposit's, the rest of what is open the balance's; what is paid is none. */
    public static List<Debt> of(Position now, LocalDate depositDueOn, LocalDate balanceDueOn) {
        Money open = now.open();
        Money wanting = now.agreed().cancelled() ? Money.zero(open.currency()) : now.depositShortfall();
        Money deposit = open.atLeast(wanting) ? wanting : open;
        return Stream.of(
                        new Debt(ReceivableKind.DEPOSIT, deposit, depositDueOn),
                        new Debt(ReceivableKind.BALANCE, open.minus(deposit), balanceDueOn))
                .filter(debt -> debt.amount().isPositive())
                .toList();
    }
}
