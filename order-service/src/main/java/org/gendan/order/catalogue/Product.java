package org.gendan.order.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.state.ProductState;

/** A product as it is offered: what a merchandiser must know when taking an order (S1.4). */
@Entity
public class Product extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String series;
    private String model;
    private String name;
    private String specification;
    private List<String> colours;
    private List<String> sizes;
    private int packCount;
    private String sellingPoints;

    protected Product() {}

    Product(UUID id, ProductDetails details) {
        this.id = id;
        change(details);
    }

    void change(ProductDetails details) {
        series = details.series();
        model = details.model();
        name = details.name();
        specification = details.specification();
        colours = List.copyOf(details.colours());
        sizes = List.copyOf(details.sizes());
        packCount = details.packCount();
        sellingPoints = details.sellingPoints();
    }

    ProductChanged announced(LocalDate on, String by) {
        return new ProductChanged(
                id, series, model, name, specification, colours, sizes, packCount, sellingPoints, on, by);
    }

    ProductState state() {
        return new ProductState(
                id,
                series,
                model,
                name,
                specification,
                List.copyOf(colours),
                List.copyOf(sizes),
                packCount,
                sellingPoints,
                null);
    }

    String model() {
        return model;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public ProductDetails details() {
        return new ProductDetails(series, model, name, specification, colours, sizes, packCount, sellingPoints);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
