package org.gendan.production.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gendan.language.OrderEvent;

/** One colour and size of a product as it was ordered; what it costs is no concern of production's. */
@Entity
public class OrderedLine {
    @Id
    private UUID id;

    private int number;
    private String series;
    private String model;
    private String specification;
    private String colour;
    private String size;
    private int quantity;

    protected OrderedLine() {}

    OrderedLine(OrderEvent.Line line) {
        id = line.lineId();
        change(line);
    }

    void change(OrderEvent.Line line) {
        number = line.number();
        series = line.series();
        model = line.model();
        specification = line.specification();
        colour = line.colour();
        size = line.size();
        quantity = line.quantity();
    }

    /** The line was taken out of the order; its id is never used again. */
    void drop() {
        quantity = 0;
    }

    /** What it is, however much of it. */
    List<String> article() {
        return Arrays.asList(series, model, specification, colour, size);
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
}
