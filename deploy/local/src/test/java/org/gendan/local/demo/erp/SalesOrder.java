package org.gendan.local.demo.erp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** An order as the ERP has it, with its own numbers and prices. */
public record SalesOrder(String number, String customer, String currency, List<Item> items) {

    /** So many sets of a product at a price. */
    public record Item(int number, String product, String colour, String size, int quantity, BigDecimal unitPrice) {

        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** The ERP's own number of a line. */
    public String line(Item item) {
        return number + "-" + item.number() * 10;
    }

    public BigDecimal total() {
        return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whole, as each message tells it; without a document, so that the message itself becomes the paper. */
    Map<String, Object> told(int revision) {
        return Map.of(
                "externalId", number,
                "revision", revision,
                "customerExternalId", customer,
                "currency", currency,
                "lines", items.stream().map(this::told).toList());
    }

    private Map<String, Object> told(Item item) {
        return Map.of(
                "number", item.number(),
                "externalId", line(item),
                "productExternalId", item.product(),
                "colour", item.colour(),
                "size", item.size(),
                "quantity", item.quantity(),
                "unitPrice", Map.of("amount", item.unitPrice().toPlainString(), "currency", currency));
    }
}
