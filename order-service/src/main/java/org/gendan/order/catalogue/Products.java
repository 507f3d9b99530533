package org.gendan.order.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

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
