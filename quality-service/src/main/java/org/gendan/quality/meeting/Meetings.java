package org.gendan.quality.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All pre-production meetings, as far as the caller may see their assignments. */
@ApplicationScoped
class Meetings implements PanacheRepositoryBase<PreProductionMeeting, UUID> {
    private static final String VISIBLE =
            "select m from PreProductionMeeting m, InspectionPlan p, InspectedOrder o where p.id = m.planId and ";

    private final Visibility visibility;

    Meetings(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<PreProductionMeeting> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and m.id = :id", seen.withId(id)).firstResultOptional();
    }

    List<PreProductionMeeting> page(UUID planId, UUID after, int limit) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(
                        VISIBLE + seen.hql()
                                + " and (:after is null or m.id < :after) and (:plan is null or m.planId = :plan)"
                                + " order by m.id desc",
                        seen.with("after", after, "plan", planId))
                .page(0, limit)
                .list();
    }

    int numberOf(UUID planId) {
        return (int) count("planId", planId);
    }
}
