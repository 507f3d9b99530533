package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.language.bound.Exact;
import org.gendan.language.bound.MayBeAbsent;
import org.gendan.language.bound.Most;
import org.gendan.language.bound.OneOf;
import org.gendan.language.bound.Text;
import org.gendan.language.bound.Whole;

/** What finance-service announces on {@code gendan.finance.events}. */
public sealed interface FinanceEvent extends DomainEvent {

    /** An event about an order. */
    sealed interface OfOrder extends FinanceEvent {
        UUID orderId();

        @Override
        @JsonIgnore
        default String key() {
            return orderId().toString();
        }
    }

    /** Whether the deposit is there. */
    sealed interface Deposit extends OfOrder {}

    /** Whether the full amount is there. */
    sealed interface Balance extends OfOrder {}

    /** Money that moves, and what is owed. */
    sealed interface Account extends OfOrder {}

    /** What is invoiced for what left. */
    sealed interface Invoicing extends OfOrder {}

    /** How far a customer may owe, about no order. */
    sealed interface Credit extends FinanceEvent {}

    /** The customer owes a deposit (订金, an advance payment) for this revision by the due date (S1.8). */
    record DepositRequested(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money total,
            Money deposit,
            LocalDate dueOn,
            @Text(60) String bankAccount,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Deposit {}

    /**
     * The cashier wrote down money that arrived; it counts only when somebody else of finance confirms it (S1.9). The bank
     * line that it stands for is known by account and serial, which is the bank's transaction id where it gave one.
     */
    record ReceiptRecorded(
            UUID orderId,
            UUID receiptId,
            Money amount,
            @Text(100) String bankSerial,
            @MayBeAbsent @Text(60) String bankAccount,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {

        /** As receipts were announced at first, without the account. */
        public ReceiptRecorded(
                UUID orderId, UUID receiptId, Money amount, String bankSerial, LocalDate occurredOn, String by) {
            this(orderId, receiptId, amount, bankSerial, null, occurredOn, by);
        }
    }

    /**
     * What the bank knows of a receipt: the account, the serial (its transaction id where it gave one, else one made of the
     * line's content), the day it was booked, the whole of which the order has a part, and where it exchanged that: what it
     * gave in the company's currency, and the rate in the books, per unit of the whole's currency.
     */
    record Arrived(
            @Text(60) String bankAccount,
            @Text(100) String bankSerial,
            LocalDate bookedOn,
            Money whole,
            @MayBeAbsent Money companyAmount,
            @MayBeAbsent @Exact(max = "1000000") BigDecimal bookRate) {}

    /** Net confirmed receipts cover the deposit of this revision (S1.9). */
    record DepositConfirmed(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money required,
            Money received,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Deposit {}

    /** Net confirmed receipts no longer cover the deposit of this revision; the shortfall is what is missing now (rule 4). */
    record DepositRevoked(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money required,
            Money received,
            Money shortfall,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Deposit {}

    /**
     * Somebody else of finance confirmed a receipt; received is what the order has net of reversals and refunds (S1.9). Amount
     * is the order's part of what arrived.
     */
    record ReceiptConfirmed(
            UUID orderId,
            UUID receiptId,
            Money amount,
            Money received,
            @MayBeAbsent Arrived arrived,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {

        /** As receipts were announced at first, without what the bank knows of them. */
        public ReceiptConfirmed(
                UUID orderId, UUID receiptId, Money amount, Money received, LocalDate occurredOn, String by) {
            this(orderId, receiptId, amount, received, null, occurredOn, by);
        }
    }

    /** A confirmed receipt was taken back, as when the bank returns it; received is what is left (rule 4). */
    record ReceiptReversed(
            UUID orderId,
            UUID receiptId,
            Money amount,
            Money received,
            @Text(500) String reason,
            @MayBeAbsent Arrived arrived,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {

        /** As reversals were announced at first, without what the bank knows of the receipt. */
        public ReceiptReversed(
                UUID orderId,
                UUID receiptId,
                Money amount,
                Money received,
                String reason,
                LocalDate occurredOn,
                String by) {
            this(orderId, receiptId, amount, received, reason, null, occurredOn, by);
        }
    }

    /** Freight or another charge became part of what the order costs (rule 10); total is goods and charges. */
    record ChargeAdded(
            UUID orderId,
            UUID chargeId,
            @OneOf({"FREIGHT", "SAMPLE", "OTHER"}) String kind,
            Money amount,
            Money total,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /** A charge was a mistake and is part of what the order costs no longer; total is goods and charges without it (rule 10). */
    record ChargeReversed(
            UUID orderId,
            UUID chargeId,
            @OneOf({"FREIGHT", "SAMPLE", "OTHER"}) String kind,
            Money amount,
            Money total,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /** The customer is asked for what is left of the total: because production forecasts completion, or completed (S1.11). */
    record BalanceRequested(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money total,
            Money received,
            Money balance,
            LocalDate dueOn,
            @Text(60) String bankAccount,
            @Text(300) String because,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Balance {}

    /**
     * Net confirmed receipts cover the total of this revision (S1.11). Who recorded and who confirmed the receipt that
     * completed it are the first two steps of the dispatch chain (S1.13); both are absent where nothing was to be paid.
     */
    record BalanceConfirmed(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money total,
            Money received,
            @MayBeAbsent @Text(255) String recordedBy,
            @MayBeAbsent @Text(255) String confirmedBy,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Balance {}

    /** Net confirmed receipts no longer cover the total of this revision (S1.11). */
    record BalanceRevoked(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money total,
            Money received,
            Money shortfall,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Balance {}

    /** Finance let go a small shortfall, such as bank charges (rule 13); kind is DEPOSIT or BALANCE. */
    record ShortfallWaived(
            UUID orderId,
            @Whole(min = 1) int revision,
            @OneOf({"DEPOSIT", "BALANCE"}) String kind,
            Money amount,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /** Letting a shortfall go was a mistake: it is missing again; kind is DEPOSIT or BALANCE (rule 13). */
    record WaiverReversed(
            UUID orderId,
            @Whole(min = 1) int revision,
            @OneOf({"DEPOSIT", "BALANCE"}) String kind,
            Money amount,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /** Money went back to the customer; received is what the order has after it (rule 7). */
    record RefundPaid(
            UUID orderId,
            UUID refundId,
            Money amount,
            Money received,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /**
     * Money of the customer came to the order or left it for another one, absent where it is the customer's free money;
     * received is what the order has after it (rule 3).
     */
    record CreditMoved(
            UUID orderId,
            UUID creditId,
            @MayBeAbsent UUID fromOrderId,
            @MayBeAbsent UUID toOrderId,
            Money amount,
            Money received,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Account {}

    /**
     * A line of an invoice or credit note, numbered as it stands there: goods of one line of the order, or a charge of the
     * kind FREIGHT, SAMPLE or OTHER, which has no quantity, or what other prices came to, which has neither. Texts as printed,
     * the Chinese one where it is another. The product is the catalogue's, absent where it has none of the model; the SKU is
     * model, colour and size; the external ids are an ERP's own numbers of the order's line and of the product.
     */
    record InvoicedLine(
            @Whole(min = 1) int number,
            @MayBeAbsent UUID lineId,
            @MayBeAbsent UUID productId,
            @MayBeAbsent @Text(250) String sku,

            @MayBeAbsent @OneOf({"FREIGHT", "SAMPLE", "OTHER"})
            String chargeKind,

            @Text(1000) String description,
            @MayBeAbsent @Text(1000) String descriptionZh,
            @MayBeAbsent @Whole(min = 1) Integer quantity,
            @MayBeAbsent Money unitPrice,
            Money amount,
            @MayBeAbsent @Text(60) String externalId,
            @MayBeAbsent @Text(60) String productExternalId) {}

    /**
     * The commercial invoice of what left the gate (decision 13), whole: its lines come to the amount. Without a shipment it
     * is of charges and prices alone. Due on the day that the balance was asked for by, never before it was issued. Export
     * goes untaxed, and no tax is known here; the amount is in the order's currency, and no rate before the bank exchanges.
     * The external ids are an ERP's own numbers of customer, order lines and products, as finance knew them when it issued it.
     */
    record InvoiceIssued(
            UUID orderId,
            UUID invoiceId,
            @Text(40) String number,
            @MayBeAbsent UUID shipmentId,
            Money amount,
            @MayBeAbsent @Text(40) String orderNumber,
            @MayBeAbsent @Whole(min = 1) Integer revision,
            @MayBeAbsent UUID customerId,
            @MayBeAbsent @Text(40) String customerCode,
            @MayBeAbsent @Text(200) String customerName,
            @MayBeAbsent @Text(40) String shipmentNumber,
            @MayBeAbsent @Most(2_000) List<InvoicedLine> lines,
            @MayBeAbsent Currency currency,
            @MayBeAbsent LocalDate dueOn,
            @MayBeAbsent @Text(60) String bankAccount,
            @MayBeAbsent OrderEvent.Contract contract,
            @MayBeAbsent @Text(60) String customerExternalId,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Invoicing {}

    /** A reduction of an invoice, for goods that came back or were worth less; its lines come to the amount (decision 24). */
    record CreditNoteIssued(
            UUID orderId,
            UUID creditNoteId,
            @Text(40) String number,
            UUID invoiceId,
            Money amount,
            @Text(500) String reason,
            @MayBeAbsent @Text(40) String invoiceNumber,
            @MayBeAbsent @Text(40) String orderNumber,
            @MayBeAbsent UUID customerId,
            @MayBeAbsent @Text(40) String customerCode,
            @MayBeAbsent @Text(200) String customerName,
            @MayBeAbsent @Most(2_000) List<InvoicedLine> lines,
            @MayBeAbsent Currency currency,
            @MayBeAbsent @Text(60) String customerExternalId,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Invoicing {}

    /** All that was shipped is invoiced and paid, and nothing is left to pay back (S1.17a). */
    record OrderSettled(
            UUID orderId,
            @Whole(min = 1) int revision,
            Money invoiced,
            Money received,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Invoicing {}

    /** The customer owes more than its limit: orders that are not prepaid wait (rule 16). */
    record CreditHeld(
            UUID customerId,
            Money limit,
            Money outstanding,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Credit {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** The customer is within its limit again, or finance let the hold go (rule 16). */
    record CreditHoldLifted(
            UUID customerId,
            @Text(500) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements Credit {
        @Override
        public String key() {
            return customerId.toString();
        }
    }
}
