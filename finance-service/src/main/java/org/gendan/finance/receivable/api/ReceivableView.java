package org.gendan.finance.receivable.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.receivable.Account;
import org.gendan.finance.receivable.Coverage;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.finance.receivable.Terms;
import org.gendan.kernel.Money;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Missing;
import org.gendan.kernel.rest.Role;

/** A receivable as the caller may see it, with how its sums come about: a customer sees no staff. */
@Schema(
        description =
                "What an order owes and how far it is paid; every sum is computed from the receipts at this moment.")
record ReceivableView(
        UUID orderId,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        @Schema(description = "The order's commercial revision that the amounts belong to.", examples = "1")
        int revision,

        ReceivableKind kind,
        UUID customerId,
        String merchandiser,
        String salesperson,
        Terms terms,

        @Schema(description = "The order's total.") Money total,

        @Schema(description = "The deposit: total × percent, rounded once, half up, to the currency's minor unit.")
        Money required,

        @Schema(description = "Confirmed receipts that were not reversed.")
        Money received,

        @Schema(description = "Receipts that are recorded but not confirmed; they count for nothing yet.")
        Money pending,

        @Schema(description = "required less received; zero when covered.")
        Money shortfall,

        @Schema(description = "What was received beyond the deposit; it is set against the balance.")
        Money credit,

        @Schema(description = "The day by which the deposit is due.")
        LocalDate dueOn,

        GateView gate,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps) {

    @Schema(description = "Whether production may be released as far as money goes.")
    record GateView(
            @Schema(description = "True exactly when received is at least required.")
            boolean open,

            @Schema(description = "What it waits for; empty when open.")
            List<Missing> missing) {}

    static ReceivableView of(Account account, Caller caller) {
        Receivable receivable = account.receivable();
        Coverage coverage = account.coverage();
        boolean staff = !caller.has(Role.CUSTOMER);
        return new ReceivableView(
                receivable.orderId(),
                receivable.orderNumber(),
                receivable.revision(),
                receivable.kind(),
                receivable.customerId(),
                staff ? receivable.merchandiser() : null,
                staff ? receivable.salesperson() : null,
                receivable.terms(),
                receivable.total(),
                coverage.required(),
                coverage.received(),
                coverage.pending(),
                coverage.shortfall(),
                coverage.credit(),
                receivable.dueOn(),
                new GateView(coverage.gate().isOpen(), coverage.gate().missing()),
                caller.has(Role.CASHIER) ? List.of("receipts") : List.of());
    }
}
