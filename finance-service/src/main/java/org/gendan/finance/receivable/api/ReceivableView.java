package org.gendan.finance.receivable.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Account;
import org.gendan.finance.receivable.AccountChange;
import org.gendan.finance.receivable.Coverage;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.terms.BalanceTerm;
import org.gendan.finance.terms.Terms;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** A receivable as the caller may see it, with how its sums come about: a customer sees no staff. */
@Schema(
        description =
                "What an order owes and how far it is paid; every sum is computed from the journal at this moment. "
                        + "What has to be paid by now is dueNow.")
@MayLack({"customerId", "merchandiser", "salesperson", "terms", "accountChange"})
public record ReceivableView(
        UUID orderId,
        long version,
        Instant createdAt,

        @Schema(
                description =
                        "When its terms or its money moved last, in UTC; a receipt that is only recorded moves neither.")
        Instant updatedAt,

        @Schema(examples = "GD-20261123-0001") String orderNumber,

        @Schema(description = "The order's commercial revision that the amounts belong to.", examples = "1")
        int revision,

        UUID customerId,
        String merchandiser,
        String salesperson,
        Terms terms,

        @Schema(description = "Another account that was proposed and that nobody has confirmed yet; for staff.")
        AccountChangeView accountChange,

        @Schema(description = "The goods of the revision.") Money goods,

        @Schema(description = "Freight and other charges.") Money charges,

        @Schema(description = "What the order costs: goods and charges, less credit notes and what was not delivered.")
        Money total,

        @Schema(description = "The first part, before production (S1.8).")
        DepositView deposit,

        @Schema(description = "The rest, before shipment (S1.11).")
        BalanceView balance,

        @Schema(
                description =
                        "What the customer has to pay by what it was asked for: all that is missing once the "
                                + "balance was asked for or all of the goods have left, what is missing to the deposit until then.")
        Money dueNow,

        @Schema(description = "Confirmed receipts less reversals and refunds, with credit moved in and out.")
        Money received,

        @Schema(description = "Receipts that are recorded but not confirmed; they count for nothing yet.")
        Money pending,

        @Schema(description = "Shortfalls that were let go (rule 13).")
        Money waived,

        @Schema(description = "What is missing to the total; zero when it is paid.")
        Money missing,

        @Schema(description = "What was received beyond the total: the customer's, refundable or for another order.")
        Money surplus,

        @Schema(description = "The part of surplus that has to be refunded or credited before shipment (rule 7).")
        Money creditDue,

        @Schema(description = "Refunds that are approved and not paid yet.")
        Money refundsPayable,

        @Schema(description = "Invoices less credit notes.") Money invoiced,

        @Schema(description = "Free money of the customer in this currency, given to no order.")
        Money customerMoney,

        boolean cancelled,

        @Schema(description = "Whether nothing is open between customer and company any more.")
        GateView settlement,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(name = "ReceivableDeposit", description = "How far the deposit is paid.")
    public record DepositView(
            @Schema(description = "Goods × percent, rounded once, half up, to the currency's minor unit.")
            Money required,

            @Schema(description = "Of what was received, as much as it needs.")
            Money received,

            @Schema(description = "What is missing to it; zero when covered.")
            Money shortfall,

            @Schema(description = "The day by which it is due.")
            LocalDate dueOn,

            @Schema(description = "Whether production may be released as far as money goes.")
            GateView gate) {}

    @Schema(name = "ReceivableBalance", description = "How far the balance is paid.")
    @MayLack("dueOn")
    public record BalanceView(
            @Schema(description = "The total less the deposit.")
            Money required,

            @Schema(description = "Of what was received, as much of it as is beyond the deposit and not surplus.")
            Money received,

            @Schema(description = "What is missing to it; with the deposit's shortfall it is missing.")
            Money shortfall,

            @Schema(description = "The day by which it is due; absent until it was asked for.")
            LocalDate dueOn,

            @Schema(description = "When it falls due; there is no other term (rule 14).")
            BalanceTerm term,

            @Schema(description = "Whether the goods may be shipped as far as money goes.")
            GateView gate) {}

    @Schema(description = "The account that the order is to be paid to once somebody else has confirmed it.")
    public record AccountChangeView(String bankAccount, String reason, String proposedBy, Instant proposedAt) {

        static AccountChangeView of(AccountChange change) {
            return new AccountChangeView(change.account(), change.reason(), change.by(), change.at());
        }
    }

    @Schema(description = "Whether a gate is open, computed at this moment.")
    public record GateView(
            boolean open,

            @Schema(description = "What it waits for; empty when open.")
            List<Missing> missing) {

        static GateView of(Gate gate) {
            return new GateView(gate.isOpen(), gate.missing());
        }
    }

    public static ReceivableView of(Account account, Caller caller) {
        Receivable receivable = account.receivable();
        Position position = account.position();
        Coverage coverage = position.depositCoverage(account.pending());
        boolean staff = !caller.has(Role.CUSTOMER);
        return new ReceivableView(
                receivable.orderId(),
                receivable.version(),
                receivable.createdAt(),
                receivable.updatedAt(),
                receivable.orderNumber(),
                receivable.revision(),
                receivable.customerId(),
                staff ? receivable.merchandiser() : null,
                staff ? receivable.salesperson() : null,
                receivable.terms(),
                staff ? receivable.accountChange().map(AccountChangeView::of).orElse(null) : null,
                receivable.goods(),
                account.charges(),
                position.total(),
                new DepositView(
                        coverage.required(),
                        coverage.received().minus(coverage.credit()),
                        coverage.shortfall(),
                        receivable.dueOn(),
                        GateView.of(coverage.gate())),
                new BalanceView(
                        position.balance(),
                        atLeastZero(coverage.credit().minus(position.surplus())),
                        atLeastZero(position.open().minus(coverage.shortfall())),
                        receivable.balanceDueOn(),
                        BalanceTerm.BEFORE_SHIPMENT,
                        GateView.of(receivable.balanceGate(position))),
                receivable.isBalanceDue() || coverage.shortfall().atLeast(position.open())
                        ? position.open()
                        : coverage.shortfall(),
                coverage.received(),
                coverage.pending(),
                position.waived(),
                position.open(),
                position.surplus(),
                position.creditDue(),
                position.refundsPayable(),
                position.balances().credit(LedgerAccount.REVENUE),
                account.customerMoney(),
                receivable.isCancelled(),
                GateView.of(receivable.settlementGate(position)),
                nextSteps(receivable, position, caller));
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.currency());
    }

    private static List<String> nextSteps(Receivable receivable, Position position, Caller caller) {
        boolean standing = !receivable.isCancelled();
        boolean owing = standing && position.open().isPositive();
        return Steps.of(caller)
                .step("receipts", true, Role.CASHIER)
                .step("balance-request", receivable.mayBeAskedFor(position), Role.MERCHANDISER, Role.FINANCE)
                .step(
                        "account-confirmation",
                        receivable.isAccountConfirmableBy(caller.name()),
                        Role.FINANCE,
                        Role.BUSINESS_MANAGER)
                .step("charges", standing, Role.FINANCE)
                .step("settlement-charges", receivable.isSettleable(), Role.BUSINESS_MANAGER)
                .step("credit-applications", standing, Role.FINANCE)
                .step("waivers", owing, Role.FINANCE, Role.BUSINESS_MANAGER)
                .step("credits", position.surplus().isPositive(), Role.FINANCE)
                .names();
    }
}
