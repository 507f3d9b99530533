package org.gendan.production;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of production-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** A production order. */
    public static final String ORDERS = "sees:orders";
    /** A work assignment with what belongs to it: materials, plan, progress. */
    public static final String LOTS = "sees:lots";

    private static final String OF_ITS_ORDER =
            "exists (select 1 from ProductionOrder p where p.id = {}.productionOrderId and p.%s = :me)";
    private static final String GIVEN_TO_INSPECTOR =
            "exists (select 1 from QualityRecord q where q.assignmentId = {}.id and q.inspector = :me)";

    @Override
    public List<Sight> sights() {
        return List.of(
                leaders(ORDERS)
                        .own(Role.MERCHANDISER, "{}.merchandiser = :me")
                        .own(Role.SALESPERSON, "{}.salesperson = :me"),
                leaders(LOTS)
                        .all(Role.QUALITY_MANAGER)
                        .own(Role.FACTORY, "{}.factoryId = :factory")
                        .own(Role.INSPECTOR, GIVEN_TO_INSPECTOR)
                        .own(Role.MERCHANDISER, OF_ITS_ORDER.formatted("merchandiser"))
                        .own(Role.SALESPERSON, OF_ITS_ORDER.formatted("salesperson")));
    }

    private static Sight leaders(String name) {
        return Sight.named(name)
                .all(Role.PLANNER, Role.PRODUCTION_MANAGER, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
    }
}
