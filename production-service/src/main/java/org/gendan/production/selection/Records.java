package org.gendan.production.selection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;
import org.gendan.production.selection.TrackRecord.Rate;

/** What all factories have under way and have shown, summed up by the database. */
@ApplicationScoped
class Records {
    private static final String UNDER_WAY = """
            select a.factory_id, plan.start_on, plan.complete_on,
                   (select coalesce(sum(s.quantity), 0) from work_share s where s.assignment_id = a.id)
                       - (select coalesce(sum(r.quantity - r.scrapped), 0) from progress_report r
                          where r.assignment_id = a.id and r.status = 'COUNTED' and r.process = 'PACKING')
            from work_assignment a
                     left join lateral (select start_on, complete_on from plan_revision p
                                        where p.assignment_id = a.id order by p.number desc limit 1) plan on true
            where a.status in ('ASSIGNED', 'STARTED')""";
    private static final String SHOWN = """
            with lot as (select a.id, a.factory_id, a.completed_on, a.status, o.due_on, first.complete_on as planned_on
                         from work_assignment a
                                  join production_order o on o.id = a.production_order_id
                                  left join plan_revision first on first.assignment_id = a.id and first.number = 1
                         where a.status in ('STARTED', 'COMPLETED')),
                 time as (select factory_id,
                                 count(*) filter (where due_on is not null
                                     and (status = 'COMPLETED' or due_on < ?))               as due,
                                 count(*) filter (where completed_on <= due_on)              as on_time,
                                 count(*) filter (where planned_on is not null
                                     and (status = 'COMPLETED' or planned_on < ?))           as planned,
                                 count(*) filter (where completed_on <= planned_on)          as as_planned
                          from lot group by factory_id),
                 quality as (select a.factory_id,
                                    count(*)                                                   as finals,
                                    count(*) filter (where n.verdict = 'ACCEPTED')             as accepted,
                                    count(*) filter (where n.number = 1)                       as firsts,
                                    count(*) filter (where n.number = 1 and n.verdict = 'ACCEPTED') as passed
                             from inspection_note n join work_assignment a on a.id = n.assignment_id
                             where n.kind = 'FINAL' group by a.factory_id)
            select factory_id, coalesce(due, 0), coalesce(on_time, 0), coalesce(planned, 0), coalesce(as_planned, 0),
                   coalesce(finals, 0), coalesce(accepted, 0), coalesce(firsts, 0), coalesce(passed, 0)
            from time full join quality using (factory_id)""";

    private final Transactions transactions;

    Records(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The lots that are still made, by factory. */
    Map<UUID, List<Workload>> underWay() {
        return transactions.inAny(connection -> {
            Map<UUID, List<Workload>> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(UNDER_WAY);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new Workload(
                                    Math.max(0, row.getInt(4)),
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class)));
                }
            }
            return found;
        });
    }

    /** By factory; one that has shown nothing is absent. */
    Map<UUID, TrackRecord> shown(LocalDate today) {
        return transactions.inAny(connection -> {
            Map<UUID, TrackRecord> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(SHOWN)) {
                select.setObject(1, today);
                select.setObject(2, today);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(
                                row.getObject(1, UUID.class),
                                new TrackRecord(
                                        Rate.of(row.getInt(2), row.getInt(3)),
                                        Rate.of(row.getInt(4), row.getInt(5)),
                                        Rate.of(row.getInt(6), row.getInt(7)),
                                        Rate.of(row.getInt(8), row.getInt(9))));
                    }
                }
            }
            return found;
        });
    }
}
