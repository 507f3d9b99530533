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

/** What order-service announces on {@code gendan.order.events}. */
public sealed interface OrderEvent extends DomainEvent {

    /**
     * One colour and size of a product in an order. Quantity in sets of garments; the amount is quantity × unit price. The
     * product is the one of the catalogue that has the model, absent where none has; the SKU is model, colour and size; the
     * external id is the ERP's own number of the line.
     */
    record Line(
            UUID lineId,
            @Whole(min = 1, max = 9999) int number,
            @Text(100) String series,
            @Text(100) String model,
            @Text(400) String specification,
            @Text(60) String colour,
            @Text(60) String size,
            @Whole(min = 1, max = 10_000_000) int quantity,
            Money unitPrice,
            Money amount,
            @MayBeAbsent UUID productId,
            @MayBeAbsent @Text(250) String sku,
            @MayBeAbsent @Text(60) String externalId) {

        /** As lines were announced at first, of no product and without another system's number. */
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
            this(
                    lineId,
                    number,
                    series,
                    model,
                    specification,
                    colour,
                    size,
                    quantity,
                    unitPrice,
                    amount,
                    null,
                    null,
                    null);
        }
    }

    /** The terms agreed at confirmation; a later change of policy moves no open order. Percentages of 100, days are working days. */
    record Terms(
            @Exact(max = "100") BigDecimal depositPercent,
            @Whole int depositDueDays,
            @Exact(max = "100") BigDecimal tolerancePercent,
            Currency currency,
            @Text(60) String bankAccount) {}

    /**
     * The signed contract: its number, the day on which it was signed, the day by which the goods are due, the Incoterm with
     * its place, the destination.
     */
    record Contract(
            @Text(60) String number,
            LocalDate signedOn,
            LocalDate deliverBy,

            @OneOf({"EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
            String incoterm,

            @Text(100) String place,
            @Text(200) String destination) {}

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

    /** An order was written down for a customer; nothing is agreed yet (S1.1a). */
    record OrderOpened(
            UUID orderId,
            @Text(40) String orderNumber,
            UUID customerId,
            @MayBeAbsent @Text(255) String merchandiser,
            @MayBeAbsent @Text(255) String salesperson,
            @MayBeAbsent @Text(60) String externalId,
            LocalDate occurredOn,
            @Text(255) String by)
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
            @Text(200) String name,
            @Text(100) String mediaType,
            @Text(value = 64, pattern = "[0-9a-f]{64}") String sha256,
            @Text(200) String link,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Draft {}

    /** The lines of an order that is not confirmed yet were written anew (S1.1b). */
    record LinesEntered(
            UUID orderId,
            @Whole int lines,
            @Whole int quantity,
            @Most(1000) List<@Text(100) String> incomplete,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Draft {}

    /** The salesperson was consulted about document and lines as they stand (contentHash): S1.7. */
    record SalespersonConsulted(
            UUID orderId,
            @Text(255) String salesperson,
            boolean agreed,
            @MayBeAbsent @Text(1000) String remark,
            @Text(value = 64, pattern = "[0-9a-f]{64}") String contentHash,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Draft {}

    /** The customer was phoned about document and lines as they stand (contentHash): S1.7. */
    record CustomerCalledBack(
            UUID orderId,
            @Text(100) String spokenWith,
            boolean accurate,
            @MayBeAbsent @Text(1000) String discrepancy,
            @Text(value = 64, pattern = "[0-9a-f]{64}") String contentHash,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Draft {}

    /** The order stands: lines, terms and total are fixed as revision 1 (S1.7, S1.8). */
    record OrderConfirmed(
            UUID orderId,
            @Text(40) String orderNumber,
            @Whole(min = 1) int revision,
            UUID customerId,
            @Text(255) String merchandiser,
            @Text(255) String salesperson,
            @Most(1000) List<Line> lines,
            Terms terms,
            Contract contract,
            Money total,
            @MayBeAbsent @Text(60) String externalId,
            LocalDate occurredOn,
            @Text(255) String by)
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
    record RequirementsStated(
            UUID orderId,
            @Most(100) List<@Text(1000) String> requirements,
            LocalDate occurredOn,
            @Text(255) String by) implements Standing {}

    /** The order stands as a new revision: all of it as it is now, and why it was changed (design §5, decision 21). */
    record OrderAmended(
            UUID orderId,
            @Text(40) String orderNumber,
            @Whole(min = 1) int revision,
            UUID customerId,
            @Text(255) String merchandiser,
            @Text(255) String salesperson,
            @Most(1000) List<Line> lines,
            Terms terms,
            Contract contract,
            Money total,
            @Text(400) String reason,
            @MayBeAbsent @Text(60) String externalId,
            LocalDate occurredOn,
            @Text(255) String by)
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

    /** No further step may be begun: the customer, or somebody for the customer, holds the order (S0). */
    record OrderHeld(
            UUID orderId,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements Standing {}

    /** The hold is over (S0). */
    record OrderHoldLifted(
            UUID orderId,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by) implements Standing {}

    /** The order ends without delivery; what was started is decided by the production manager (decision 12). */
    record OrderCancelled(
            UUID orderId,
            @Whole int revision,
            boolean productionStarted,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Standing {}

    /** The goods are signed for and nothing is open any more; the waiver says why something open was let go (S1.10a). */
    record OrderClosed(
            UUID orderId,
            @Whole(min = 1) int revision,
            @MayBeAbsent @Text(400) String waiver,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Standing {}

    /** The customer complained (S1.3); the department is the one that has to answer (S1.14). */
    record ComplaintRecorded(
            UUID orderId,
            UUID complaintId,
            @Text(200) String subject,

            @OneOf({
                "SALES",
                "MARKETING",
                "CUSTOMER_SERVICE",
                "FINANCE",
                "PRODUCTION",
                "QUALITY",
                "LOGISTICS",
                "WAREHOUSE"
            })
            String department,

            LocalDate occurredOn,
            @Text(255) String by)
            implements Complaint {}

    /** A complaint was settled with the customer (S1.14). */
    record ComplaintSettled(
            UUID orderId,
            UUID complaintId,
            @Text(2000) String outcome,
            LocalDate occurredOn,
            @Text(255) String by) implements Complaint {}

    /** The order has another responsible merchandiser (S4.4); from nobody where it was unassigned. */
    record OrderHandedOver(
            UUID orderId,
            @MayBeAbsent @Text(255) String from,
            @Text(255) String merchandiser,
            @Text(400) String reason,
            LocalDate occurredOn,
            @Text(255) String by)
            implements Standing {}

    /**
     * A customer as it stands now. Tier is MAIN or TO_DEVELOP; language is a BCP 47 tag; returning from the first signed
     * delivery on (S2.9a); the external id is the ERP's own number of it.
     */
    record CustomerChanged(
            UUID customerId,
            @Text(40) String code,
            @Text(200) String name,
            @OneOf({"MAIN", "TO_DEVELOP"}) String tier,

            @Text(value = 5, pattern = "[a-z]{2}(-[A-Z]{2})?")
            String language,

            @MayBeAbsent @Text(200) String email,
            @MayBeAbsent Boolean returning,
            @MayBeAbsent @Text(60) String externalId,
            @MayBeAbsent @Text(200) String legalName,
            @MayBeAbsent @Text(40) String phone,
            @MayBeAbsent @Text(400) String address,
            @MayBeAbsent @Text(400) String deliveryAddress,
            @MayBeAbsent @Text(40) String taxNumber,
            @MayBeAbsent @Text(200) String paymentTerms,
            LocalDate occurredOn,
            @Text(255) String by)
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
            @Text(100) String series,
            @Text(100) String model,
            @Text(200) String name,
            @Text(400) String specification,
            @Most(100) List<@Text(60) String> colours,
            @Most(100) List<@Text(60) String> sizes,
            @Whole(min = 1) int packCount,
            @MayBeAbsent @Text(1000) String sellingPoints,
            @MayBeAbsent @Text(60) String externalId,
            LocalDate occurredOn,
            @Text(255) String by)
            implements MasterData {
        @Override
        public String key() {
            return productId.toString();
        }
    }
}
