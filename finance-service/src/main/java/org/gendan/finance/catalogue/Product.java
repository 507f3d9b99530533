package org.gendan.finance.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.gendan.language.OrderEvent.ProductChanged;

/** This service's copy of a product, as order-service announced it last: by what number an ERP books it. */
@Entity
public class Product {
    @Id
    private UUID id;

    private String externalId;

    protected Product() {}

    Product(UUID id) {
        this.id = id;
    }

    void become(ProductChanged fact) {
        externalId = fact.externalId();
    }

    String externalId() {
        return externalId;
    }
}
