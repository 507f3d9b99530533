package org.gendan.order.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.kernel.delivery.erp.Fault;
import org.gendan.kernel.delivery.erp.Faulty;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Ids;
import org.gendan.language.erp.ErpProduct;
import org.gendan.office.paper.Unprintable;

/**
 * Takes what an ERP says of products: one that is new here, one that people added before the ERP told of it (by its id or its
 * model), or one that it told of before. Runs in the transaction that takes note of the message.
 */
@ApplicationScoped
public class ProductIntake {
    private final Products products;
    private final Outbox outbox;
    private final BusinessClock clock;

    ProductIntake(Products products, Outbox outbox, BusinessClock clock) {
        this.products = products;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Known is the id of the product that bears the ERP's number already, null if none does. */
    public UUID take(ErpProduct told, UUID known) {
        Unprintable.refuse(told);
        Product product = known == null
                ? meant(told).orElseGet(() -> added(told))
                : products.findByIdOptional(known).orElseThrow();
        if (known != null && told.productId() != null && !told.productId().equals(known)) {
            throw new Faulty(Fault.of("productId", "OTHER_PRODUCT", told.productId() + ""));
        }
        products.ofModel(told.model())
                .filter(other -> !other.id().equals(product.id()))
                .ifPresent(other -> {
                    throw new Faulty(Fault.of("model", "MODEL_TAKEN", told.model()));
                });
        product.follow(told);
        outbox.announce(product.announced(clock.today(), ErpGate.BY));
        return product.id();
    }

    /** What is known of the product with an ERP's number. */
    public Optional<ProductDetails> named(String externalId) {
        return products.ofExternalId(externalId).map(Product::details);
    }

    private Optional<Product> meant(ErpProduct told) {
        if (told.productId() != null) {
            Product product = products.findByIdOptional(told.productId())
                    .orElseThrow(() -> new Faulty(Fault.of(
                            "productId", "UNKNOWN_PRODUCT", told.productId().toString())));
            return Optional.of(unnumbered(product, "productId"));
        }
        return products.ofModel(told.model()).map(product -> unnumbered(product, "model"));
    }

    private static Product unnumbered(Product product, String field) {
        if (product.externalId() != null) {
            throw new Faulty(Fault.of(
                    field, "NUMBERED_OTHERWISE", product.externalId(), Map.of("externalId", product.externalId())));
        }
        return product;
    }

    private Product added(ErpProduct told) {
        Product product = new Product(
                Ids.next(),
                new ProductDetails(
                        told.series(),
                        told.model(),
                        told.name(),
                        told.specification(),
                        told.colours(),
                        told.sizes(),
                        told.packCount(),
                        told.sellingPoints()));
        products.persist(product);
        return product;
    }
}
