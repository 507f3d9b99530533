package org.gendan.finance.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All dunning letters that were written. */
@ApplicationScoped
class DunningLetters implements PanacheRepositoryBase<DunningLetter, DunningLetter.Key> {

    /** At most six per order: three levels of deposit and balance. */
    List<DunningLetter> of(Collection<UUID> orders) {
        return list("id.orderId in ?1 order by id.orderId, id.kind, id.level", orders);
    }
}
