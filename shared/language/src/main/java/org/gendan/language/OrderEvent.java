package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** What order-service announces on {@code gendan.order.events}. */
public sealed interface OrderEvent extends DomainEvent {

    /**
     * One colour and size of a product in an order. Quantity in sets of garments; the amount is quantity × unit price; the
     * external id is the ERP's own number of the line.
     */
    record Line(
            UUID lineId,
            int number,
            String series,
            String model,
            String specification,
            String colour,
            String size,
            int quantity,
            Money unitPrice,
            Money amount,
            String externalId) {

        /** A line that no other system has numbered. */
        public Line(
                UUID lineId,
                int number,
                String series,
                String model,
                String specification,
                String colour,
                String size,
                int quantity,
                Money unitPrice,
                Money amount) {
            this(lineId, number, series, model, specification, colour, size, quantity, unitPrice, amount, null);
        }
    }

    /** The terms agreed at confirmation; a later change of policy moves no open order. Percentages of 100, days are working days. */
    record Terms(
            BigDecimal depositPercent,
            int depositDueDays,
            BigDecimal tolerancePercent,
            Currency currency,
            String bankAccount) {}

    /** The signed contract: its number, the date by which the goods are due, the Incoterm with its place, the destination. */
    record Contract(String number, LocalDate date, String incoterm, String place, String destination) {}

    /** An order announced by its id. */
    sealed interface OfOrder extends OrderEvent {
        UUID orderId();

        /** The ERP's own number of the order, where the event tells it. */
        default String externalId() {
            return null;
        }

        @Override
        @JsonIgnore
        default String key() {
            return orderId().toString();
        }
    }

    /** On the way to the confirmation: nothing is agreed. */
    sealed interface Draft extends OfOrder {}

    /** What is agreed, and whether it goes on. */
    sealed interface Standing extends OfOrder {}

    /** What the customer complains of. */
    sealed interface Complaint extends OfOrder {}

    /** Customers and products, about no order. */
    sealed interface MasterData extends OrderEvent {}

    /** An order was written down for a customer; nothing is agreed yet. */
    record OrderOpened(
            UUID orderId,
            String orderNumber,
            UUID customerId,
            String merchandiser,
            String salesperson,
            String externalId,
            LocalDate occurredOn,
            String by)
            implements Draft {

        /** An order that no other system has numbered. */
        public OrderOpened(
                UUID orderId,
                String orderNumber,
                UUID customerId,
                String merchandiser,
                String salesperson,
                LocalDate occurredOn,
                String by) {
            this(orderId, orderNumber, customerId, merchandiser, salesperson, null, occurredOn, by);
        }
    }

    /** The written order (fax, scan, mail) was attached: S1.6. */
    record DocumentAttached(
            UUID orderId,
            UUID documentId,
            String name,
            String mediaType,
            String sha256,
            String link,
            LocalDate occurredOn,
            String by)
            implements Draft {}

    /** The lines of an order that is not confirmed yet were written anew. */
    record LinesEntered(UUID orderId, int lines, int quantity, List<String> incomplete, LocalDate occurredOn, String by)
            implements Draft {}

    /** The salesperson was consulted about document and lines as they stand (contentHash): S1.7. */
    record SalespersonConsulted(
            UUID orderId,
            String salesperson,
            boolean agreed,
            String remark,
            String contentHash,
            LocalDate occurredOn,
            String by)
            implements Draft {}

    /** The customer was phoned about document and lines as they stand (contentHash): S1.7. */
    record CustomerCalledBack(
            UUID orderId,
            String spokenWith,
            boolean accurate,
            String discrepancy,
            String contentHash,
            LocalDate occurredOn,
            String by)
            implements Draft {}

    /** The order stands: lines, terms and total are fixed as revision 1 (S1.7, S1.8). */
    record OrderConfirmed(
            UUID orderId,
            String orderNumber,
            int revision,
            UUID customerId,
            String merchandiser,
            String salesperson,
            List<Line> lines,
            Terms terms,
            Contract contract,
            Money total,
            String externalId,
            LocalDate occurredOn,
            String by)
            implements Standing {

        /** An order that no other system has numbered. */
        public OrderConfirmed(
                UUID orderId,
                String orderNumber,
                int revision,
                UUID customerId,
                String merchandiser,
                String salesperson,
                List<Line> lines,
                Terms terms,
                Contract contract,
                Money total,
                LocalDate occurredOn,
                String by) {
            this(
                    orderId,
                    orderNumber,
                    revision,
                    customerId,
                    merchandiser,
                    salesperson,
                    lines,
                    terms,
                    contract,
                    total,
                    null,
                    occurredOn,
                    by);
        }
    }

    /** What the customer asks of the goods beyond their lines; the pre-production meeting goes through each point (S3.5). */
    record RequirementsStated(UUID orderId, List<String> requirements, LocalDate occurredOn, String by)
            implements Standing {}

    /** The order stands as a new revision: all of it as it is now, and why it was changed (design §5). */
    record OrderAmended(
            UUID orderId,
            String orderNumber,
            int revision,
            UUID customerId,
            String merchandiser,
            String salesperson,
            List<Line> lines,
            Terms terms,
            Contract contract,
            Money total,
            String reason,
            String externalId,
            LocalDate occurredOn,
            String by)
            implements Standing {

        /** An order that no other system has numbered. */
        public OrderAmended(
                UUID orderId,
                String orderNumber,
                int revision,
                UUID customerId,
                String merchandiser,
                String salesperson,
                List<Line> lines,
                Terms terms,
                Contract contract,
                Money total,
                String reason,
                LocalDate occurredOn,
                String by) {
            this(
                    orderId,
                    orderNumber,
                    revision,
                    customerId,
                    merchandiser,
                    salesperson,
                    lines,
                    terms,
                    contract,
                    total,
                    reason,
                    null,
                    occurredOn,
                    by);
        }
    }

    /** No further step may be begun: the customer, or somebody for the customer, holds the order. */
    record OrderHeld(UUID orderId, String reason, LocalDate occurredOn, String by) implements Standing {}

    /** The hold is over. */
    record OrderHoldLifted(UUID orderId, String reason, LocalDate occurredOn, String by) implements Standing {}

    /** The order ends without delivery; what was started is decided by the production manager (decision 12). */
    record OrderCancelled(
            UUID orderId, int revision, boolean productionStarted, String reason, LocalDate occurredOn, String by)
            implements Standing {}

    /** The goods are signed for and nothing is open any more; the waiver says why something open was let go. */
    record OrderClosed(UUID orderId, int revision, String waiver, LocalDate occurredOn, String by)
            implements Standing {}

    /** The customer complained (S1.3); the department is the one that has to answer (S1.14). */
    record ComplaintRecorded(
            UUID orderId, UUID complaintId, String subject, String department, LocalDate occurredOn, String by)
            implements Complaint {}

    /** A complaint was settled with the customer. */
    record ComplaintSettled(UUID orderId, UUID complaintId, String outcome, LocalDate occurredOn, String by)
            implements Complaint {}

    /** The order has another responsible merchandiser (S4.4); from nobody where it was unassigned. */
    record OrderHandedOver(
            UUID orderId, String from, String merchandiser, String reason, LocalDate occurredOn, String by)
            implements Standing {}

    /**
     * A customer as it stands now. Tier is MAIN or TO_DEVELOP; language is a BCP 47 tag; returning from the first signed
     * delivery on (S2.9a); the external id is the ERP's own number of it.
     */
    record CustomerChanged(
            UUID customerId,
            String code,
            String name,
            String tier,
            String language,
            String email,
            Boolean returning,
            String externalId,
            String legalName,
            String phone,
            String address,
            String deliveryAddress,
            String taxNumber,
            String paymentTerms,
            LocalDate occurredOn,
            String by)
            implements MasterData {

        /** A customer of whom no more is known. */
        public CustomerChanged(
                UUID customerId,
                String code,
                String name,
                String tier,
                String language,
                String email,
                Boolean returning,
                LocalDate occurredOn,
                String by) {
            this(
                    customerId,
                    code,
                    name,
                    tier,
                    language,
                    email,
                    returning,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    occurredOn,
                    by);
        }

        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A product of the catalogue as it stands now (S1.4); the external id is the ERP's own number of it. */
    record ProductChanged(
            UUID productId,
            String series,
            String model,
            String name,
            String specification,
            List<String> colours,
            List<String> sizes,
            int packCount,
            String sellingPoints,
            String externalId,
            LocalDate occurredOn,
            String by)
            implements MasterData {
        @Override
        public String key() {
            return productId.toString();
        }
    }
}
