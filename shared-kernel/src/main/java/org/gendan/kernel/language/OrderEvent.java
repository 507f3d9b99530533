package org.gendan.kernel.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.Money;

/** What order-service announces on {@code gendan.order.events}. */
public sealed interface OrderEvent extends DomainEvent {

    /** One colour and size of a product in an order. Quantity in sets of garments; the amount is quantity × unit price. */
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
            Money amount) {}

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

        @Override
        @JsonIgnore
        default String key() {
            return orderId().toString();
        }
    }

    /** An order was written down for a customer; nothing is agreed yet. */
    record OrderOpened(
            UUID orderId,
            String orderNumber,
            UUID customerId,
            String merchandiser,
            String salesperson,
            LocalDate occurredOn,
            String by)
            implements OfOrder {}

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
            implements OfOrder {}

    /** The lines of an order that is not confirmed yet were written anew. */
    record LinesEntered(UUID orderId, int lines, int quantity, List<String> incomplete, LocalDate occurredOn, String by)
            implements OfOrder {}

    /** The salesperson was consulted about document and lines as they stand (contentHash): S1.7. */
    record SalespersonConsulted(
            UUID orderId,
            String salesperson,
            boolean agreed,
            String remark,
            String contentHash,
            LocalDate occurredOn,
            String by)
            implements OfOrder {}

    /** The customer was phoned about document and lines as they stand (contentHash): S1.7. */
    record CustomerCalledBack(
            UUID orderId,
            String spokenWith,
            boolean accurate,
            String discrepancy,
            String contentHash,
            LocalDate occurredOn,
            String by)
            implements OfOrder {}

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
            LocalDate occurredOn,
            String by)
            implements OfOrder {}

    /** The order has another responsible merchandiser (S4.4). */
    record OrderHandedOver(
            UUID orderId, String from, String merchandiser, String reason, LocalDate occurredOn, String by)
            implements OfOrder {}

    /** A customer as it stands now. Tier is MAIN or TO_DEVELOP; language is a BCP 47 tag. */
    record CustomerChanged(
            UUID customerId,
            String code,
            String name,
            String tier,
            String language,
            String email,
            LocalDate occurredOn,
            String by)
            implements OrderEvent {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** A product of the catalogue as it stands now (S1.4). */
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
            LocalDate occurredOn,
            String by)
            implements OrderEvent {
        @Override
        public String key() {
            return productId.toString();
        }
    }
}
