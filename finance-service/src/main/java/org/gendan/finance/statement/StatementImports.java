package org.gendan.finance.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All imports; whoever may see any sees all of them. */
@ApplicationScoped
class StatementImports implements PanacheRepositoryBase<StatementImport, UUID> {

    List<StatementImport> page(UUID after, int limit) {
        return find("(?1 is null or id < ?1) order by id desc", after)
                .page(0, limit)
                .list();
    }

    StatementImport locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    /** Those under way that nobody touched since the instant, oldest first. */
    List<UUID> abandoned(Instant since, int limit) {
        return find(
                        "state in (?1, ?2) and touchedAt < ?3 order by touchedAt",
                        ImportState.RECEIVED,
                        ImportState.BOOKING,
                        since)
                .page(0, limit)
                .stream()
                .map(StatementImport::id)
                .toList();
    }
}
