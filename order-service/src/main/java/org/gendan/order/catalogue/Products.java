package org.gendan.order.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** All products. */
@ApplicationScoped
class Products implements PanacheRepositoryBase<Product, UUID> {

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

    /** Those whose series, model, name or selling points hold the words. */
    List<Product> search(String words, UUID after, int limit) {
        String pattern = words == null ? "%" : "%" + literal(words.toLowerCase(Locale.ROOT)) + "%";
        return find("""
                        (?1 is null or id < ?1)
                        and (lower(series) like ?2 escape '!' or lower(model) like ?2 escape '!'
                             or lower(name) like ?2 escape '!' or lower(sellingPoints) like ?2 escape '!')
                        order by id desc""", after, pattern).page(0, limit).list();
    }

    /** What somebody types is looked for as it is; only the query itself has places for anything. */
    private static String literal(String words) {
        return words.replaceAll("([!%_])", "!$1");
    }
}
