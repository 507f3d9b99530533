package org.gendan.quality.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All releases, those that were revoked too; whoever asks was seen to see the order. */
@ApplicationScoped
class GoodsReleases implements PanacheRepositoryBase<GoodsRelease, UUID> {

    /** Of one order, oldest first; one at most stands for each revision. */
    List<GoodsRelease> of(UUID orderId) {
        return find("orderId = ?1 order by id", orderId).list();
    }
}
