package org.gendan.quality.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All samples, as far as the caller may see them; marketing sees all, since the results are for it too (S3.4, S3.10). */
@ApplicationScoped
class Samples implements PanacheRepositoryBase<Sample, UUID> {
    private static final String ALL = "select s from Sample s, InspectionPlan p, InspectedOrder o";
    private static final String VISIBLE = ALL + " where p.id = s.planId and ";

    static final Listing<Sample> LISTING = Listing.<Sample>from(ALL, "s.id", Sample::id)
            .at("createdAt", "s.createdAt", Sample::createdAt)
            .at("updatedAt", "s.updatedAt", Sample::updatedAt)
            .on("madeOn", "s.madeOn", Sample::madeOn);

    private final Visibility visibility;

    Samples(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<Sample> visible(UUID id) {
        Seen seen = visibility.of(Sees.SAMPLES);
        return find(VISIBLE + seen.hql() + " and s.id = :id", seen.withId(id)).firstResultOptional();
    }

    List<Sample> page(SampleSearch wanted, Search<Sample> search) {
        return search.where("p.id = s.planId")
                .seen(visibility.of(Sees.SAMPLES))
                .equal("s.planId", wanted.assignmentId())
                .equal("s.orderId", wanted.orderId())
                .equal("s.kind", wanted.kind())
                .equal("s.status", wanted.status())
                .when(wanted.sealed(), "s.status = CONFIRMED")
                .equal("p.factoryId", wanted.factoryId())
                .equal("p.inspector", wanted.inspector())
                .when(
                        wanted.series() != null,
                        "exists (select 1 from p.shares m, o.lines l where l.lineId = m.lineId and l.series = :series)",
                        "series",
                        wanted.series())
                .in(getEntityManager(), Sample.class);
    }

    /** Of one kind of one assignment, oldest first; each was followed by the next only when it was rejected or done. */
    List<Sample> of(UUID planId, SampleKind kind) {
        return find("planId = ?1 and kind = ?2 order by number", planId, kind).list();
    }
}
