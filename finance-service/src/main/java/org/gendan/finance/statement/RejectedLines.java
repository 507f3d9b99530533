package org.gendan.finance.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;

/** The lines that were not taken, in the order of their file; of one import the first ten thousand are kept. */
@ApplicationScoped
class RejectedLines implements PanacheRepositoryBase<RejectedLine, UUID> {
    private static final int MOST = 10_000;

    /** Beside those that were kept before. */
    void keep(UUID importId, int before, List<StatementRow.Rejected> rejected) {
        rejected.stream()
                .limit(Math.max(0, MOST - before))
                .forEach(line -> persist(new RejectedLine(Ids.next(), importId, line)));
    }

    List<RejectedLine> page(UUID importId, UUID after, int limit) {
        return find("importId = ?1 and (?2 is null or id > ?2) order by id", importId, after)
                .page(0, limit)
                .list();
    }
}
