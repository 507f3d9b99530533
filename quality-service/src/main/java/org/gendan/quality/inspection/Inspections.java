package org.gendan.quality.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All inspections, as far as the caller may see their assignments. */
@ApplicationScoped
class Inspections implements PanacheRepositoryBase<Inspection, UUID> {
    private static final String VISIBLE =
            "select i from Inspection i, InspectionPlan p, InspectedOrder o where p.id = i.planId and ";

    private static final String MADE_OF =
            "exists (select 1 from p.shares s, o.lines l where l.lineId = s.lineId and l.series = :series)";

    private static final String SIGNED = "case when i.report.contentHash = i.signature.sha256 "
            + "and (i.signature.scan is null or i.signature.confirmedBy is not null) then true else false end";

    /** What there is to look through; the whole of each is known, so that a summary can be made of it. */
    static final Listing<Found> LISTING = Listing.<Inspection>from(
                    "select new org.gendan.quality.inspection.Found(i, p, o) "
                            + "from Inspection i, InspectionPlan p, InspectedOrder o",
                    "i.id",
                    Inspection::id)
            .at("createdAt", "i.createdAt", Inspection::createdAt)
            .at("updatedAt", "i.updatedAt", Inspection::updatedAt)
            .in(Found::inspection);

    private final Visibility visibility;

    Inspections(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<Inspection> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and i.id = :id", seen.withId(id)).firstResultOptional();
    }

    List<Found> page(ArchiveSearch wanted, Search<Found> search) {
        String on = "coalesce(i.report.on, i.booking.on)";
        return search.where("p.id = i.planId")
                .seen(visibility.of(Sees.LOTS))
                .equal("i.planId", wanted.assignmentId())
                .equal("i.orderId", wanted.orderId())
                .equal("o.orderNumber", wanted.orderNumber())
                .equal("p.factoryId", wanted.factoryId())
                .equal("i.kind", wanted.kind())
                .equal("i.report.verdict", wanted.verdict())
                .when(wanted.series() != null, MADE_OF, "series", wanted.series())
                .when(
                        wanted.defectCode() != null,
                        "exists (select 1 from i.defects d where d.code = :code)",
                        "code",
                        wanted.defectCode())
                .from(on, wanted.from())
                .until(on, wanted.to())
                .equal("(" + SIGNED + ")", wanted.signed())
                .in(getEntityManager(), Found.class);
    }

    /** Of one assignment, oldest first; there are as many as visits to it. */
    List<Inspection> of(UUID planId) {
        return find("planId = ?1 order by id", planId).list();
    }
}
