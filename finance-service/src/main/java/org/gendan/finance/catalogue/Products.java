package org.gendan.finance.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.gendan.language.OrderEvent.ProductChanged;

/** All products that were announced. */
@ApplicationScoped
public class Products implements PanacheRepositoryBase<Product, UUID> {

    /** Keeps a product as it was announced. */
    @Transactional
    public void copy(ProductChanged fact) {
        Product product = findByIdOptional(fact.productId()).orElseGet(() -> new Product(fact.productId()));
        product.become(fact);
        persist(product);
    }

    /** The ERP's own number of a product; null where it has none, or is none of the catalogue. */
    public String externalIdOf(UUID productId) {
        return productId == null
                ? null
                : findByIdOptional(productId).map(Product::externalId).orElse(null);
    }
}
