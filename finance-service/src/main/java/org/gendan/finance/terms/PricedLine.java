package org.gendan.finance.terms;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;

/** A line of one revision of an order, with what one piece costs; written once, when the revision is announced. */
@Entity
public class PricedLine {

    /** A line is known by order, revision and line id. */
    @Embeddable
    public record Key(UUID orderId, int revision, UUID lineId) {}

    @EmbeddedId
    private Key id;

    private int number;
    private String series;
    private String model;
    private String specification;
    private String colour;
    private String size;
    private int quantity;
    /** The catalogue's, null where it has none of the model. */
    private UUID productId;

    private String externalId;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "unit_price", precision = 19, scale = 4))
    private Money unitPrice;

    protected PricedLine() {}

    PricedLine(UUID orderId, int revision, OrderEvent.Line line) {
        this.id = new Key(orderId, revision, line.lineId());
        this.number = line.number();
        this.series = line.series();
        this.model = line.model();
        this.specification = line.specification();
        this.colour = line.colour();
        this.size = line.size();
        this.quantity = line.quantity();
        this.productId = line.productId();
        this.externalId = line.externalId();
        this.unitPrice = line.unitPrice();
    }

    public Key id() {
        return id;
    }

    public int number() {
        return number;
    }

    public String model() {
        return model;
    }

    public String colour() {
        return colour;
    }

    public String size() {
        return size;
    }

    public UUID productId() {
        return productId;
    }

    /** The ERP's own number of the line; null where it has none. */
    public String externalId() {
        return externalId;
    }

    int quantity() {
        return quantity;
    }

    /** What one piece costs. */
    public Money unitPrice() {
        return unitPrice;
    }

    /** What the line is called on a document. */
    public String text() {
        return Stream.of(series, model, specification, colour, size)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
