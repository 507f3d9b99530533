package org.gendan.quality.inspection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.quality.Sees;
import org.gendan.quality.plan.Visibility;

/** All inspections, as far as the caller may see their assignments. */
@ApplicationScoped
class Inspections implements PanacheRepositoryBase<Inspection, UUID> {
    private static final String VISIBLE =
            "select i from Inspection i, InspectionPlan p, InspectedOrder o where p.id = i.planId and ";

    private static final String ARCHIVE = """
            select new org.gendan.quality.inspection.Found(i, p, o)
            from Inspection i, InspectionPlan p, InspectedOrder o where p.id = i.planId and
            %s and (:after is null or i.id < :after) and (:plan is null or i.planId = :plan)
            and (:order is null or i.orderId = :order) and (:number is null or o.orderNumber = :number)
            and (:its is null or p.factoryId = :its) and (:kind is null or i.kind = :kind)
            and (:verdict is null or i.report.verdict = :verdict)
            and (:series is null or exists (
                select 1 from p.shares s, o.lines l where l.lineId = s.lineId and l.series = :series))
            and (:code is null or exists (select 1 from i.defects d where d.code = :code))
            and coalesce(i.report.on, i.booking.on) between :since and :until
            and (:signed is null or :signed = (case when i.report.contentHash = i.signature.sha256
                and (i.signature.scan is null or i.signature.confirmedBy is not null) then true else false end))
            order by i.id desc""";

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Visibility visibility;

    Inspections(Visibility visibility) {
        this.visibility = visibility;
    }

    Optional<Inspection> visible(UUID id) {
        Seen seen = visibility.of(Sees.LOTS);
        return find(VISIBLE + seen.hql() + " and i.id = :id", seen.withId(id)).firstResultOptional();
    }

    /** Newest first, as far as they are looked for. */
    List<Found> page(Search wanted, UUID after, int limit) {
        Seen seen = visibility.of(Sees.LOTS);
        Map<String, Object> parameters = seen.with("after", after, "plan", wanted.assignmentId());
        parameters.put("order", wanted.orderId());
        parameters.put("number", wanted.orderNumber());
        parameters.put("its", wanted.factoryId());
        parameters.put("kind", wanted.kind());
        parameters.put("verdict", wanted.verdict());
        parameters.put("series", wanted.series());
        parameters.put("code", wanted.defectCode());
        parameters.put("since", wanted.from() == null ? FIRST_DAY : wanted.from());
        parameters.put("until", wanted.to() == null ? LAST_DAY : wanted.to());
        parameters.put("signed", wanted.signed());
        TypedQuery<Found> query = getEntityManager().createQuery(ARCHIVE.formatted(seen.hql()), Found.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** Of one assignment, oldest first; there are as many as visits to it. */
    List<Inspection> of(UUID planId) {
        return find("planId = ?1 order by id", planId).list();
    }
}
