package org.gendan.finance.ledger.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.ledger.OrderAccount;
import org.gendan.finance.receivable.Position;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Money;

/** One order in the sales ledger. */
@Schema(description = "One order as the books had it at the end of the business date; all amounts in its own currency.")
@MayLack({"customerId", "customer", "goods"})
record SalesRow(
        UUID orderId,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        UUID customerId,
        String customer,
        String merchandiser,
        String salesperson,

        @Schema(description = "The revision that stood on that day.")
        int revision,

        @Schema(description = "Series and models.", examples = "HS HS-100")
        String goods,

        @Schema(description = "Ordered, in sets.") int quantity,

        @Schema(description = "Left the gate less what came back, in sets.")
        int shippedQuantity,

        Money goodsAmount,

        @Schema(description = "Freight and other charges.") Money charges,

        @Schema(description = "Goods and charges, less credit notes and what was not delivered.")
        Money total,

        Money deposit,

        @Schema(description = "total less deposit.") Money balance,

        @Schema(description = "Confirmed receipts less reversals and refunds, with credit moved in and out.")
        Money received,

        @Schema(description = "Shortfalls that were let go.")
        Money waived,

        @Schema(description = "What left the gate, as invoiced, less credit notes.")
        Money shipped,

        @Schema(description = "What is missing to the total; zero when it is paid.")
        Money outstanding,

        @Schema(description = "What was received beyond the total.")
        Money surplus,

        boolean cancelled) {

    static SalesRow of(OrderAccount order) {
        Position position = order.position();
        return new SalesRow(
                order.orderId(),
                order.orderNumber(),
                order.customerId(),
                order.customerName(),
                order.merchandiser(),
                order.salesperson(),
                position.agreed().revision(),
                order.goodsText(),
                order.pieces(),
                order.piecesShipped(),
                position.agreed().goods(),
                order.charges(),
                position.total(),
                position.deposit(),
                position.balance(),
                position.held(),
                position.waived(),
                position.balances().credit(LedgerAccount.REVENUE),
                position.open(),
                position.surplus(),
                position.agreed().cancelled());
    }
}
