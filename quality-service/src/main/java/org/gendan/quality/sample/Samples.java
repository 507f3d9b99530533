package org.gendan.quality.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All samples, as far as the caller may see them; marketing sees all, since the results are for it too (S3.4, S3.10). */
@ApplicationScoped
class Samples implements PanacheRepositoryBase<Sample, UUID> {
    private static final String VISIBLE =
            "select s from Sample s, InspectionPlan p, InspectedOrder o where p.id = s.planId and ";

    private final Visibility visibility;

    Samples(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<Sample> visible(UUID id) {
        Seen seen = visibility.of(Sees.SAMPLES);
        return find(VISIBLE + seen.hql() + " and s.id = :id", seen.withId(id)).firstResultOptional();
    }

    /** Newest first, as far as they are looked for. */
    List<Sample> page(SampleSearch wanted, UUID after, int limit) {
        Seen seen = visibility.of(Sees.SAMPLES);
        Map<String, Object> parameters = seen.with(
                "after", after,
                "plan", wanted.assignmentId(),
                "kind", wanted.kind(),
                "sealed", wanted.sealed(),
                "its", wanted.factoryId(),
                "series", wanted.series());
        return find(VISIBLE + seen.hql() + """
                                 and (:after is null or s.id < :after) and (:plan is null or s.planId = :plan)
                                and (:kind is null or s.kind = :kind)
                                and (:sealed = false or s.status = CONFIRMED)
                                and (:its is null or p.factoryId = :its)
                                and (:series is null or exists (
                                    select 1 from p.shares m, o.lines l
                                    where l.lineId = m.lineId and l.series = :series))
                                order by s.id desc""", parameters).page(0, limit).list();
    }

    /** Of one kind of one assignment, oldest first; each was followed by the next only when it was rejected or done. */
    List<Sample> of(UUID planId, SampleKind kind) {
        return find("planId = ?1 and kind = ?2 order by number", planId, kind).list();
    }
}
