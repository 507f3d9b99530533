package org.gendan.kernel.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.Money;

/** What finance-service announces on {@code gendan.finance.events}; every event is about an order. */
public sealed interface FinanceEvent extends DomainEvent {
    UUID orderId();

    @Override
    @JsonIgnore
    default String key() {
        return orderId().toString();
    }

    /** The customer owes a deposit (订金, an advance payment) for this revision by the due date (S1.8). */
    record DepositRequested(
            UUID orderId,
            int revision,
            Money total,
            Money deposit,
            LocalDate dueOn,
            String bankAccount,
            LocalDate occurredOn,
            String by)
            implements FinanceEvent {}

    /** The cashier wrote down money that arrived; it counts only when somebody else of finance confirms it (S1.9). */
    record ReceiptRecorded(
            UUID orderId, UUID receiptId, Money amount, String bankSerial, LocalDate occurredOn, String by)
            implements FinanceEvent {}

    /** Net confirmed receipts cover the deposit of this revision (S1.9). */
    record DepositConfirmed(UUID orderId, int revision, Money required, Money received, LocalDate occurredOn, String by)
            implements FinanceEvent {}

    /** Net confirmed receipts no longer cover the deposit of this revision; the shortfall is what is missing now (rule 4). */
    record DepositRevoked(
            UUID orderId,
            int revision,
            Money required,
            Money received,
            Money shortfall,
            String reason,
            LocalDate occurredOn,
            String by)
            implements FinanceEvent {}
}
