package org.gendan.order.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;

/** All products. */
@ApplicationScoped
class Products implements PanacheRepositoryBase<Product, UUID> {

    /** Of an ERP's number. */
    Optional<Product> ofExternalId(String externalId) {
        return find("externalId", externalId).firstResultOptional();
    }

    Optional<Product> ofModel(String model) {
        return find("model", model).firstResultOptional();
    }

    /** Those that have these models. */
    List<Product> ofModels(Collection<String> models) {
        return list("model in ?1", models);
    }

    List<UUID> idsAfter(UUID id, int limit) {
        return find("select id from Product where ?1 is null or id > ?1 order by id", id)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** Words are looked for in series, model, name and selling points; each condition may be absent. */
    List<Product> page(String words, String series, Search<Product> search) {
        return search.words(words, "it.series", "it.model", "it.name", "it.sellingPoints")
                .equal("it.series", series)
                .in(getEntityManager(), Product.class);
    }
}
