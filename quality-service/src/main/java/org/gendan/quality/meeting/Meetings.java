package org.gendan.quality.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All pre-production meetings, as far as the caller may see their assignments. */
@ApplicationScoped
class Meetings implements PanacheRepositoryBase<PreProductionMeeting, UUID> {
    private static final String ALL = "select m from PreProductionMeeting m, InspectionPlan p, InspectedOrder o";
    private static final String VISIBLE = ALL + " where p.id = m.planId and ";

    static final Listing<PreProductionMeeting> LISTING = Listing.<PreProductionMeeting>from(
                    ALL, "m.id", PreProductionMeeting::id)
            .at("createdAt", "m.createdAt", PreProductionMeeting::createdAt)
            .at("updatedAt", "m.updatedAt", PreProductionMeeting::updatedAt)
            .on("heldOn", "m.heldOn", PreProductionMeeting::heldOn);

    private final Visibility visibility;

    Meetings(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<PreProductionMeeting> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and m.id = :id", seen.withId(id)).firstResultOptional();
    }

    /** Each condition may be null; the days are those on which they were held. */
    List<PreProductionMeeting> page(
            UUID planId, UUID orderId, LocalDate from, LocalDate to, Search<PreProductionMeeting> search) {
        return search.where("p.id = m.planId")
                .seen(visibility.of(Sees.LOTS))
                .equal("m.planId", planId)
                .equal("m.orderId", orderId)
                .from("m.heldOn", from)
                .until("m.heldOn", to)
                .in(getEntityManager(), PreProductionMeeting.class);
    }

    int numberOf(UUID planId) {
        return (int) count("planId", planId);
    }
}
