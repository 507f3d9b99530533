package org.gendan.quality.sampling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All series under the switching rules; whoever may look at them at all sees all of them. */
@ApplicationScoped
class SwitchedSeriesList implements PanacheRepositoryBase<SwitchedSeries, UUID> {
    private final EntityManager entities;

    SwitchedSeriesList(EntityManager entities) {
        this.entities = entities;
    }

    Optional<SwitchedSeries> of(SeriesOfLots lots) {
        return find("lots = ?1", lots).singleResultOptional();
    }

    /** Locked until the transaction ends, so that lots are counted one after the other. */
    Optional<SwitchedSeries> locked(SeriesOfLots lots) {
        return find("lots = ?1", lots).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
    }

    List<SwitchedSeries> page(UUID factoryId, UUID after, int limit) {
        return find("lots.factoryId = ?1 and (?2 is null or id < ?2) order by id desc", factoryId, after)
                .page(0, limit)
                .list();
    }

    /** False if this inspection's lot was counted before. */
    boolean firstTime(SwitchedSeries series, UUID inspectionId) {
        return entities.createNativeQuery("""
                                insert into switched_lot (series_id, inspection_id) values (?1, ?2)
                                on conflict do nothing""")
                        .setParameter(1, series.id())
                        .setParameter(2, inspectionId)
                        .executeUpdate()
                > 0;
    }
}
