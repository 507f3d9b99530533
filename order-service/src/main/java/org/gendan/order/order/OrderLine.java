package org.gendan.order.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.state.OrderState;

/** One colour and size of a product in an order. A draft may hold a line that is not complete yet (S1.1b). */
@Entity
public class OrderLine {
    @Id
    private UUID id;

    private int number;
    private String series;
    private String model;
    private String specification;
    private String colour;
    private String size;
    private Integer quantity;
    private BigDecimal unitPrice;
    /** The catalogue's product of that model, null where it has none. */
    private UUID productId;

    private String externalId;

    protected OrderLine() {}

    OrderLine(LineDetails details) {
        this.id = Ids.next();
        change(details);
    }

    void change(LineDetails details) {
        if (!Objects.equals(model, details.model())) {
            productId = null;
        }
        number = details.number();
        series = details.series();
        model = details.model();
        specification = details.specification();
        colour = details.colour();
        size = details.size();
        quantity = details.quantity();
        unitPrice = details.unitPrice() == null ? null : details.unitPrice().amount();
    }

    /** The catalogue knows which product it is of. */
    void ofProduct(Map<String, UUID> products) {
        if (model != null && products.containsKey(model)) {
            productId = products.get(model);
        }
    }

    void bear(String number) {
        externalId = number;
    }

    /** Whether only quantity or price would change: what is made of one article is not made of another. */
    boolean isSameArticle(LineDetails other) {
        return Objects.equals(series, other.series())
                && Objects.equals(model, other.model())
                && Objects.equals(specification, other.specification())
                && Objects.equals(colour, other.colour())
                && Objects.equals(size, other.size());
    }

    /** The members that S1.1b asks for and that are not given yet. */
    List<String> incomplete() {
        List<String> missing = new ArrayList<>();
        note(missing, "series", series);
        note(missing, "model", model);
        note(missing, "specification", specification);
        note(missing, "colour", colour);
        note(missing, "size", size);
        note(missing, "quantity", quantity);
        note(missing, "unitPrice", unitPrice);
        return missing;
    }

    private static void note(List<String> missing, String name, Object value) {
        if (value == null || value.toString().isBlank()) {
            missing.add(name);
        }
    }

    Money amount(Currency currency) {
        return new Money(unitPrice, currency).times(quantity);
    }

    OrderEvent.Line announced(Currency currency) {
        return new OrderEvent.Line(
                id,
                number,
                series,
                model,
                specification,
                colour,
                size,
                quantity,
                new Money(unitPrice, currency),
                amount(currency),
                productId,
                sku(),
                externalId);
    }

    OrderState.Line state(Currency currency) {
        boolean priced = quantity != null && unitPrice != null;
        return new OrderState.Line(
                id,
                number,
                productId,
                sku(),
                series,
                model,
                specification,
                colour,
                size,
                quantity,
                unitPrice == null ? null : new Money(unitPrice, currency),
                priced ? amount(currency) : null,
                externalId);
    }

    /** What tells the article from others in stock: model, colour and size; null while one of them is missing. */
    private String sku() {
        return model == null || colour == null || size == null ? null : String.join("/", model, colour, size);
    }

    String model() {
        return model;
    }

    /** The ERP's own number of it; null where it has none. */
    public String externalId() {
        return externalId;
    }

    public UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    int pieces() {
        return quantity == null ? 0 : quantity;
    }

    public LineDetails details(Currency currency) {
        Money price = unitPrice == null ? null : new Money(unitPrice, currency);
        return new LineDetails(number, series, model, specification, colour, size, quantity, price);
    }
}
