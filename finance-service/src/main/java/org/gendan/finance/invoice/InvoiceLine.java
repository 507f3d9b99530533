package org.gendan.finance.invoice;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.charge.Charge;
import org.gendan.finance.terms.PricedLine;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.FinanceEvent.InvoicedLine;
import org.gendan.language.Money;

/** A line of an invoice or credit note: goods of one line of the order, or a charge. */
@Embeddable
@Schema(description = "Goods of one order line, or a charge; quantity in sets, absent for a charge.")
@MayLack({
    "lineId",
    "productId",
    "chargeKind",
    "text",
    "model",
    "colour",
    "size",
    "quantity",
    "unitPrice",
    "externalId",
    "productExternalId"
})
public record InvoiceLine(
        @Column(name = "line_id") UUID lineId,

        @Column(name = "charge_kind") @Schema(examples = "FREIGHT")
        String chargeKind,

        String text,
        @Column(name = "text_zh") String textZh,
        String model,
        String colour,
        String size,
        Integer quantity,

        @Column(name = "unit_price") @Schema(description = "In the invoice's currency.", examples = "88.50")
        BigDecimal unitPrice,

        @Embedded @AttributeOverride(name = "amount", column = @Column(name = "amount", precision = 19, scale = 4))
        Money amount,

        @Column(name = "product_id")
        @Schema(description = "The catalogue's product; absent where it has none of the model.")
        UUID productId,

        @Column(name = "external_id") @Schema(description = "The ERP's own number of the order's line.")
        String externalId,

        @Column(name = "product_external_id") @Schema(description = "The ERP's own number of the product.")
        String productExternalId) {

    /** Of no line of an order. */
    InvoiceLine(
            UUID lineId,
            String chargeKind,
            String text,
            String textZh,
            String model,
            String colour,
            String size,
            Integer quantity,
            BigDecimal unitPrice,
            Money amount) {
        this(lineId, chargeKind, text, textZh, model, colour, size, quantity, unitPrice, amount, null, null, null);
    }

    static InvoiceLine of(PricedLine line, int quantity, String productExternalId) {
        return new InvoiceLine(
                line.id().lineId(),
                null,
                line.text(),
                line.text(),
                line.model(),
                line.colour(),
                line.size(),
                quantity,
                line.unitPrice().amount(),
                line.unitPrice().times(quantity),
                line.productId(),
                line.externalId(),
                productExternalId);
    }

    static InvoiceLine of(Charge charge) {
        String english =
                switch (charge.kind()) {
                    case FREIGHT -> "Freight";
                    case SAMPLE -> "Sample charge";
                    case OTHER -> "Other charge";
                };
        String chinese =
                switch (charge.kind()) {
                    case FREIGHT -> "运费";
                    case SAMPLE -> "样品费";
                    case OTHER -> "其他费用";
                };
        return new InvoiceLine(
                null,
                charge.kind().name(),
                english + ": " + charge.reason(),
                chinese + "：" + charge.reason(),
                null,
                null,
                null,
                null,
                null,
                charge.amount());
    }

    /** All goods of an order whose lines are not known one by one. */
    static InvoiceLine ofGoods(Money amount) {
        return new InvoiceLine(null, null, "Goods as agreed", "合同货物", null, null, null, null, null, amount);
    }

    /** What the prices of a later revision add to goods that were invoiced before. */
    static InvoiceLine ofPrices(int revision, Money amount) {
        return new InvoiceLine(
                null,
                null,
                "Price difference, revision " + revision,
                "价格差异，第" + revision + "版",
                null,
                null,
                null,
                null,
                null,
                amount);
    }

    static InvoiceLine reduction(String reason, Money amount) {
        return new InvoiceLine(
                null, null, "Reduction: " + reason, "减让：" + reason, null, null, null, null, null, amount);
    }

    /** Of what came back so much had been taken off by credit notes before; below zero. */
    static InvoiceLine creditedBefore(Money amount) {
        return new InvoiceLine(null, null, "Credited before", "前已减让", null, null, null, null, null, amount);
    }

    /** So many pieces of it that came back. */
    InvoiceLine returned(int pieces) {
        Money price = new Money(unitPrice, amount.currency());
        return new InvoiceLine(
                lineId,
                null,
                text,
                textZh,
                model,
                colour,
                size,
                pieces,
                unitPrice,
                price.times(pieces),
                productId,
                externalId,
                productExternalId);
    }

    /** As the n-th of its paper; what is the same in both languages is said once. */
    InvoicedLine announced(int number) {
        return new InvoicedLine(
                number,
                lineId,
                productId,
                model == null || colour == null || size == null ? null : String.join("/", model, colour, size),
                chargeKind,
                text,
                textZh.equals(text) ? null : textZh,
                quantity,
                unitPrice == null ? null : new Money(unitPrice, amount.currency()),
                amount,
                externalId,
                productExternalId);
    }
}
