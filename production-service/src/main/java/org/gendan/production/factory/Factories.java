package org.gendan.production.factory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/** All factories; a factory itself sees itself alone. */
@ApplicationScoped
class Factories implements PanacheRepositoryBase<Factory, UUID> {
    private final Caller caller;

    Factories(Caller caller) {
        this.caller = caller;
    }

    Optional<Factory> visible(UUID id) {
        return isOther(id) ? Optional.empty() : findByIdOptional(id);
    }

    List<UUID> idsAfter(UUID id, int limit) {
        return find("select id from Factory where ?1 is null or id > ?1 order by id", id)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** Words are looked for in code and name; each condition may be absent. */
    List<Factory> page(String words, Boolean active, Search<Factory> search) {
        return search.words(words, "it.code", "it.name")
                .equal("it.active", active)
                .in(getEntityManager(), Factory.class);
    }

    /** Those that take work, by their codes. */
    List<Factory> active(int most) {
        return find("active = true order by code").page(0, most).list();
    }

    private boolean isOther(UUID id) {
        return caller.has(Role.FACTORY)
                && !caller.factoryId().filter(id::equals).isPresent();
    }
}
