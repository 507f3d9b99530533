package org.gendan.quality.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was seen of the remainders; whoever asks was seen to see the assignment. */
@ApplicationScoped
class RemainderReports implements PanacheRepositoryBase<RemainderReport, UUID> {

    /** Of one assignment, oldest first; there are as many as visits to it. */
    List<RemainderReport> of(UUID planId) {
        return find("planId = ?1 order by id", planId).list();
    }
}
