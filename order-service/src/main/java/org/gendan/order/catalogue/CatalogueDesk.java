package org.gendan.order.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Ids;

/** Keeps the product knowledge and announces each change of it (S1.4). */
@ApplicationScoped
public class CatalogueDesk {
    public static final Listing<Product> LISTING = Listing.of(Product.class, "id", Product::id)
            .text("model", "it.model", product -> product.details().model());

    private final Products products;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    CatalogueDesk(Products products, Outbox outbox, BusinessClock clock, Caller caller, ExpectedVersion expected) {
        this.products = products;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Product add(ProductDetails details) {
        Product product = new Product(Ids.next(), details);
        products.persist(product);
        return announce(product);
    }

    @Transactional
    public Product change(UUID id, ProductDetails details) {
        Product product = get(id);
        expected.required(product.version());
        product.change(details);
        return announce(product);
    }

    @Transactional
    public Product get(UUID id) {
        return products.findByIdOptional(id).orElseThrow(() -> Refused.unknown("product", id));
    }

    @Transactional
    public List<Product> page(String words, String series, Search<Product> search) {
        return products.page(words, series, search);
    }

    /** The products that have these models, by model; those that the catalogue does not know are absent. */
    @Transactional
    public Map<String, UUID> named(Collection<String> models) {
        return models.isEmpty()
                ? Map.of()
                : products.ofModels(models).stream().collect(Collectors.toMap(Product::model, Product::id));
    }

    private Product announce(Product product) {
        outbox.announce(product.announced(clock.today(), caller.name()));
        return product;
    }
}
