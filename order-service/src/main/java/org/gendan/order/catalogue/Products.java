package org.gendan.order.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** All products. */
@ApplicationScoped
class Products implements PanacheRepositoryBase<Product, UUID> {

    /** Those whose series, model, name or selling points hold the words. */
    List<Product> search(String words, UUID after, int limit) {
        String pattern = words == null ? "%" : "%" + words.toLowerCase(Locale.ROOT) + "%";
        return find("""
                        (?1 is null or id < ?1)
                        and (lower(series) like ?2 or lower(model) like ?2 or lower(name) like ?2
                             or lower(sellingPoints) like ?2)
                        order by id desc""", after, pattern).page(0, limit).list();
    }
}
