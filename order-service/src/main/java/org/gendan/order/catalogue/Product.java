package org.gendan.order.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.OrderEvent.ProductChanged;
import org.gendan.language.erp.ErpProduct;
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
    private String externalId;

    protected Product() {}

    Product(UUID id, ProductDetails details) {
        this.id = id;
        change(details);
    }

    /** Of a product that an ERP numbers, people change the selling points alone. */
    void change(ProductDetails details) {
        if (externalId != null && !details.withSellingPoints(sellingPoints).equals(details())) {
            throw Refused.conflict(
                    "owned-by-erp", Map.of("externalId", externalId, "fields", details.unlike(details())));
        }
        write(details);
    }

    /** What the ERP says of it; it bears the ERP's number from then on. */
    void follow(ErpProduct told) {
        externalId = told.externalId();
        write(new ProductDetails(
                told.series(),
                told.model(),
                told.name(),
                told.specification(),
                told.colours(),
                told.sizes(),
                told.packCount(),
                sellingPoints));
    }

    private void write(ProductDetails details) {
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
                id, series, model, name, specification, colours, sizes, packCount, sellingPoints, externalId, on, by);
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
                externalId);
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

    /** The ERP's own number of it; null where no ERP has numbered it. */
    public String externalId() {
        return externalId;
    }

    public ProductDetails details() {
        return new ProductDetails(series, model, name, specification, colours, sizes, packCount, sellingPoints);
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
