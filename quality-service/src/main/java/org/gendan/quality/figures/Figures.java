package org.gendan.quality.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.figures.Pareto.Count;
import org.gendan.quality.figures.Pareto.Inspected;
import org.gendan.quality.figures.Pareto.Slice;
import org.gendan.quality.figures.Trend.Point;

/**
 * Figures that are computed from the inspections' reports whenever somebody asks: which defects were found how often, and
 * how quality goes. Reports that were combined into one visit show the same units, which count once (rule 52).
 */
@ApplicationScoped
public class Figures {
    private static final String NO_GROUP = "NONE";
    private static final int MOST_GROUPS = 200;
    private static final int MOST_CODES = 2000;

    /** The reports of the scope, each with the visit that it belongs to and, but for processes, its group. */
    private static final String SEEN = """
            with seen as (
                select i.id, coalesce(i.combined_with, i.id) as visit, i.kind, i.process, i.inspected,
                    case when i.kind = 'SEMI_FINISHED' then i.process end as about,
                    min(i.reported_on) over (partition by coalesce(i.combined_with, i.id)) as visited_on,
                    i.resubmission_of, i.decided_accepted,
                    coalesce(case cast(:grouping as text)
                        when 'FACTORY' then cast(p.factory_id as text) when 'SERIES' then made.series end, '') as of_group
                from inspection i
                join inspection_plan p on p.id = i.plan_id
                left join lateral (
                    select string_agg(distinct l.series, ' + ' order by l.series) as series
                    from plan_share s join inspected_line l on l.order_id = p.order_id and l.line_id = s.line_id
                    where s.plan_id = p.id) made on true
                where i.status in ('REPORTED', 'DECIDED') and i.kind <> 'INITIAL_REPORT'
                    and i.reported_on between :from and :to
                    and (:factory = '' or cast(p.factory_id as text) = :factory)
                    and (:series = '' or exists (
                        select 1 from plan_share s join inspected_line l
                            on l.order_id = p.order_id and l.line_id = s.line_id
                        where s.plan_id = p.id and l.series = :series))
                    and (:process = '' or i.kind <> 'SEMI_FINISHED' or i.process = :process)
                    and (:kind = '' or i.kind = :kind)),
            """;

    /** What they found, by the process that it comes from. */
    private static final String FOUND = """
            found as (
                select s.id, s.visit, s.visited_on, s.of_group, d.code, d.defect_class, d.unit,
                    coalesce(d.process, s.process, '') as process
                from seen s join defect d on d.inspection_id = s.id
                where :process = '' or coalesce(d.process, s.process) = :process)
            """;

    /** Each report in each of its groups; but for semi-finished goods a report is about all processes. */
    private static final String GROUPED = """
            , grouped as (
                select s.id, s.visit, s.inspected, s.of_group from seen s where :grouping <> 'PROCESS'
                union all
                select s.id, s.visit, s.inspected, stated.process
                from seen s join (select distinct process from found) stated
                    on s.about is null or s.about = stated.process
                        or exists (select 1 from found f where f.id = s.id and f.process = stated.process)
                where :grouping = 'PROCESS'),
            of_groups as (
                select g.of_group, f.visit, f.code, f.defect_class, f.unit
                from grouped g join found f on f.id = g.id
                where :grouping <> 'PROCESS' or f.process = g.of_group)
            """;

    private static final String INSPECTED = SEEN + FOUND + GROUPED + """
            select v.of_group, count(*) as visits, sum(v.units) as units, (
                select count(distinct f.visit || '/' || f.unit) + count(*) filter (where f.unit is null)
                from of_groups f where f.of_group = v.of_group) as defective
            from (select of_group, visit, max(inspected) as units from grouped group by of_group, visit) v
            group by v.of_group
            """;

    private static final String COUNTED = SEEN + FOUND + GROUPED + """
            select of_group, code,
                count(distinct visit || '/' || unit) + count(*) filter (where unit is null) as found,
                count(distinct visit || '/' || unit) filter (where defect_class = 'CRITICAL')
                    + count(*) filter (where unit is null and defect_class = 'CRITICAL') as critical,
                count(distinct visit || '/' || unit) filter (where defect_class = 'MAJOR')
                    + count(*) filter (where unit is null and defect_class = 'MAJOR') as major,
                count(distinct visit || '/' || unit) filter (where defect_class = 'MINOR')
                    + count(*) filter (where unit is null and defect_class = 'MINOR') as minor
            from of_groups group by of_group, code order by found desc, code
            """;

    private static final String BY_PERIOD = SEEN + FOUND + """
            , visits as (
                select visit, visited_on, max(inspected) as units,
                    count(*) filter (where kind = 'FINAL' and resubmission_of is null
                        and decided_accepted is not null) as lots,
                    count(*) filter (where kind = 'FINAL' and resubmission_of is null and decided_accepted) as passed
                from seen group by visit, visited_on),
            bad as (
                select visit, count(distinct unit) + count(*) filter (where unit is null) as defective
                from found group by visit)
            select cast(cast(date_trunc(cast(:unit as text), cast(v.visited_on as timestamp)) as date) as text) as starts, sum(v.lots) as lots, sum(v.passed) as passed,
                sum(v.units) as units, coalesce(sum(b.defective), 0) as defective
            from visits v left join bad b on b.visit = v.visit
            group by starts
            """;

    private final EntityManager entities;
    private final Factories factories;
    private final Caller caller;

    Figures(EntityManager entities, Factories factories, Caller caller) {
        this.entities = entities;
        this.factories = factories;
        this.caller = caller;
    }

    /** As a whole, and by group where that is asked for. */
    @Transactional
    public Pareto pareto(Scope asked, Grouping groupBy) {
        Scope scope = visible(asked);
        Slice whole = slices(scope, NO_GROUP).stream()
                .findFirst()
                .orElseGet(() -> Slice.of("", "", Inspected.NOTHING, List.of()));
        return new Pareto(scope, whole, groupBy, groupBy == null ? List.of() : slices(scope, groupBy.name()));
    }

    @Transactional
    public Trend trend(Scope asked, Period period) {
        Scope scope = visible(asked);
        Map<LocalDate, Tuple> reported = new HashMap<>();
        rows(query(BY_PERIOD, scope, NO_GROUP).setParameter("unit", period.name()))
                .forEach(row -> reported.put(LocalDate.parse(row.get("starts", String.class)), row));
        List<Point> points = new ArrayList<>();
        for (LocalDate start = period.startOf(scope.from()); !start.isAfter(scope.to()); start = period.next(start)) {
            Tuple row = reported.get(start);
            points.add(Point.of(
                    period,
                    start,
                    number(row, "lots"),
                    number(row, "passed"),
                    number(row, "units"),
                    number(row, "defective")));
        }
        return new Trend(scope, period, List.copyOf(points));
    }

    /** A factory has figures of its own alone. */
    private Scope visible(Scope asked) {
        if (!caller.has(Role.FACTORY)) {
            return asked;
        }
        UUID own = caller.factoryId().orElseThrow(() -> Refused.unknown("factory", caller.name()));
        if (asked.factoryId() != null && !asked.factoryId().equals(own)) {
            throw Refused.unknown("factory", asked.factoryId());
        }
        return asked.of(own);
    }

    private List<Slice> slices(Scope scope, String grouping) {
        Map<String, List<Count>> counts = new HashMap<>();
        for (Tuple row : rows(query(COUNTED, scope, grouping).setMaxResults(MOST_CODES))) {
            counts.computeIfAbsent(row.get("of_group", String.class), _ -> new ArrayList<>())
                    .add(new Count(
                            row.get("code", String.class),
                            number(row, "found"),
                            number(row, "critical"),
                            number(row, "major"),
                            number(row, "minor")));
        }
        return rows(query(INSPECTED, scope, grouping).setMaxResults(MOST_GROUPS)).stream()
                .map(row -> {
                    String group = row.get("of_group", String.class);
                    return Slice.of(
                            group,
                            label(grouping, group),
                            new Inspected(number(row, "visits"), number(row, "units"), number(row, "defective")),
                            counts.getOrDefault(group, List.of()));
                })
                .sorted(Comparator.comparing(Slice::found).reversed().thenComparing(Slice::key))
                .toList();
    }

    private String label(String grouping, String group) {
        return grouping.equals(Grouping.FACTORY.name()) ? factories.nameOf(UUID.fromString(group)) : group;
    }

    private Query query(String sql, Scope scope, String grouping) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("grouping", grouping)
                .setParameter("from", scope.from())
                .setParameter("to", scope.to())
                .setParameter("factory", text(scope.factoryId()))
                .setParameter("series", text(scope.series()))
                .setParameter("process", text(scope.process()))
                .setParameter("kind", text(scope.kind()));
    }

    private static String text(Object asked) {
        return asked == null ? "" : asked.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(Query query) {
        return query.getResultList();
    }

    private static int number(Tuple row, String column) {
        return row == null ? 0 : ((Number) row.get(column)).intValue();
    }
}
