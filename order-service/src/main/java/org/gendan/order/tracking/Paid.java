package org.gendan.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.ChargeReversed;
import org.gendan.language.FinanceEvent.CreditHeld;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.language.FinanceEvent.CreditMoved;
import org.gendan.language.FinanceEvent.CreditNoteIssued;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.InvoiceIssued;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.FinanceEvent.WaiverReversed;
import org.gendan.language.Missing;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** The order's money, as finance tells it: deposit, balance, and whether all is settled. */
final class Paid {
    private static final List<String> WHO = List.of(Role.CUSTOMER, Role.CASHIER, Role.FINANCE);

    private final Demand deposit = new Demand("deposit");
    private final Demand balance = new Demand("balance");
    private final Map<UUID, Money> unconfirmed = new LinkedHashMap<>();
    private Money received;
    private int settledRevision;

    /** One of the two sums that a customer owes, and finance's last word on it. */
    private static final class Demand {
        private final String code;
        private Instant requestedAt;
        private Money required;
        private int revision;
        private Boolean confirmed;
        private boolean wasConfirmed;
        private Instant answeredAt;
        private Money shortfall;
        private String reason;

        Demand(String code) {
            this.code = code;
        }

        void requested(Money sum, Instant at) {
            requestedAt = requestedAt == null ? at : requestedAt;
            required = sum;
        }

        void confirmed(int ofRevision, Instant at) {
            answeredAt = confirmed != null && confirmed && revision == ofRevision ? answeredAt : at;
            revision = ofRevision;
            confirmed = true;
            wasConfirmed = true;
        }

        void revoked(int ofRevision, Money missing, String because, Instant at) {
            revision = ofRevision;
            confirmed = false;
            answeredAt = at;
            shortfall = missing;
            reason = because == null ? "" : because;
        }

        boolean isAnswered(Ordered ordered) {
            return confirmed != null && revision >= ordered.revision();
        }
    }

    void apply(FinanceEvent event, Instant at) {
        switch (event) {
            case DepositRequested requested -> deposit.requested(requested.deposit(), at);
            case DepositConfirmed confirmed -> deposit.confirmed(confirmed.revision(), at);
            case DepositRevoked revoked ->
                deposit.revoked(revoked.revision(), revoked.shortfall(), revoked.reason(), at);
            case BalanceRequested requested -> balance.requested(requested.total(), at);
            case BalanceConfirmed confirmed -> balance.confirmed(confirmed.revision(), at);
            case BalanceRevoked revoked -> {
                balance.revoked(revoked.revision(), revoked.shortfall(), revoked.reason(), at);
                settledRevision = 0;
            }
            case ReceiptRecorded receipt -> unconfirmed.put(receipt.receiptId(), receipt.amount());
            case ReceiptConfirmed receipt -> {
                unconfirmed.remove(receipt.receiptId());
                received = receipt.received();
            }
            case ReceiptReversed receipt -> {
                unconfirmed.remove(receipt.receiptId());
                received = receipt.received();
            }
            case RefundPaid refund -> received = refund.received();
            case CreditMoved credit -> received = credit.received();
            case CreditNoteIssued _ -> settledRevision = 0;
            case OrderSettled settled -> settledRevision = settled.revision();
            case ChargeAdded _,
                    ChargeReversed _,
                    ShortfallWaived _,
                    WaiverReversed _,
                    InvoiceIssued _,
                    CreditHeld _,
                    CreditHoldLifted _ -> {
                // finance answers for what follows from it
            }
        }
    }

    Finding depositRequested() {
        Instant asked = deposit.requestedAt == null ? deposit.answeredAt : deposit.requestedAt;
        return asked == null ? Finding.open() : new Finding.Done(asked);
    }

    Finding deposit(Ordered ordered) {
        return sum(deposit, ordered, null);
    }

    /** Due once it was asked for, or the goods are made; but a customer may have paid all before, and an order may end. */
    Finding balance(Ordered ordered, Instant completedAt) {
        if (isToGiveBack(ordered)) {
            List<Missing> missing = new ArrayList<>();
            missing.add(new Missing("money-back", List.of(Role.FINANCE), Map.of("received", received.toString())));
            missing.addAll(unconfirmed());
            return new Finding.Open(ordered.cancelledAt(), missing);
        }
        Instant due = balance.requestedAt == null ? completedAt : balance.requestedAt;
        Finding found = sum(balance, ordered, due);
        return due == null && found instanceof Finding.Open ? new Finding.NotYet() : found;
    }

    /** Whether money is held for an order that was cancelled (decision 12). */
    boolean isToGiveBack(Ordered ordered) {
        return ordered.isCancelled() && received != null && received.isPositive();
    }

    boolean isSettled(Ordered ordered) {
        return settledRevision > 0 && settledRevision >= ordered.revision();
    }

    private Finding sum(Demand demand, Ordered ordered, Instant due) {
        if (!demand.isAnswered(ordered)) {
            return demand.wasConfirmed
                    ? new Finding.TakenBack(
                            ordered.revisedAt(),
                            List.of(new Missing(
                                    demand.code + "-answer",
                                    List.of(Role.FINANCE),
                                    Map.of("revision", ordered.revision()))))
                    : new Finding.Open(due, partly(demand));
        }
        if (demand.confirmed) {
            return new Finding.Done(demand.answeredAt);
        }
        List<Missing> missing = new ArrayList<>();
        missing.add(new Missing(
                demand.code + "-shortfall",
                WHO,
                Map.of("shortfall", demand.shortfall.toString(), "reason", demand.reason)));
        missing.addAll(unconfirmed());
        return demand.wasConfirmed ? new Finding.TakenBack(demand.answeredAt, missing) : new Finding.Open(due, missing);
    }

    private List<Missing> partly(Demand demand) {
        List<Missing> missing = new ArrayList<>();
        if (demand.required != null && received != null && received.isPositive()) {
            missing.add(new Missing(
                    demand.code + "-part",
                    WHO,
                    Map.of(
                            "received",
                            received.toString(),
                            "shortfall",
                            demand.required.minus(received).toString())));
        }
        missing.addAll(unconfirmed());
        return missing;
    }

    private List<Missing> unconfirmed() {
        if (unconfirmed.isEmpty()) {
            return List.of();
        }
        String amounts =
                unconfirmed.values().stream().limit(20).map(Money::toString).collect(Collectors.joining(", "));
        return List.of(new Missing("receipt-confirmation", List.of(Role.FINANCE), Map.of("amount", amounts)));
    }
}
