package org.gendan.logistics.shipment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.gendan.language.OrderEvent;

/** One colour and size of a product as it was ordered; 0 sets of it once an amendment took it out. */
@Entity
public class OrderedLine {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    @Id
    private UUID id;

    private int number;
    private String series;
    private String model;
    private String specification;
    private String colour;
    private String size;
    private int quantity;

    /** The last revision in which it became larger or came in; 0 where that was before it was kept. */
    private int raisedIn;

    protected OrderedLine() {}

    OrderedLine(OrderEvent.Line line, int revision) {
        id = line.lineId();
        change(line, revision);
    }

    void change(OrderEvent.Line line, int revision) {
        raisedIn = line.quantity() > quantity ? revision : raisedIn;
        number = line.number();
        series = line.series();
        model = line.model();
        specification = line.specification();
        colour = line.colour();
        size = line.size();
        quantity = line.quantity();
    }

    void takeOut() {
        quantity = 0;
    }

    /** The most sets that may leave, the limit itself among them: 45 of 43 at 5 % (rule 21). */
    int most(BigDecimal tolerancePercent) {
        return part(quantity, WHOLE.add(tolerancePercent), RoundingMode.FLOOR);
    }

    /** The fewest sets with which the line is complete. */
    int least(BigDecimal tolerancePercent) {
        return part(quantity, WHOLE.subtract(tolerancePercent), RoundingMode.CEILING);
    }

    static int part(int quantity, BigDecimal percent, RoundingMode rounding) {
        return BigDecimal.valueOf(quantity)
                .multiply(percent)
                .divide(WHOLE, 0, rounding)
                .intValueExact();
    }

    public UUID id() {
        return id;
    }

    public int number() {
        return number;
    }

    public String series() {
        return series;
    }

    public String model() {
        return model;
    }

    public String specification() {
        return specification;
    }

    public String colour() {
        return colour;
    }

    public String size() {
        return size;
    }

    public int quantity() {
        return quantity;
    }

    int raisedIn() {
        return raisedIn;
    }
}
