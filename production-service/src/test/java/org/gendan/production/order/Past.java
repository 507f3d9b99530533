package org.gendan.production.order;

import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.OrderEvent.RequirementsStated;
import org.gendan.testing.Rows;

/** What a factory made long ago, put where it would stand by now; and the order for which a factory is looked for. */
public final class Past {
    private final UUID factory;
    private final AnOrder order;

    private Past(UUID factory, AnOrder order) {
        this.factory = factory;
        this.order = order;
    }

    public static Past of(UUID factory) {
        return new Past(factory, null);
    }

    /** A released order, of which nothing is given out. */
    public static Past order(String series, int pieces) {
        return new Past(null, Announced.released(AnOrder.of(pieces).ofSeries(series)));
    }

    public Past requiring(String requirement) {
        Announced.by(new RequirementsStated(order.id(), java.util.List.of(requirement), AnOrder.TODAY, "merchandiser"));
        Announced.awaitHeard(order);
        return this;
    }

    public Past givenTo(UUID other) {
        ALot.assigned(order, 900, other.toString(), "factory");
        return this;
    }

    public UUID orderId() {
        return order.id();
    }

    /** A lot that was complete so many days before the contract's delivery date, and so many after its plan. */
    public Past completed(int daysBefore, int daysAfterPlan) {
        lot(
                "COMPLETED",
                "date '2026-06-15' - %d".formatted(daysBefore),
                "2026-06-15",
                "date '2026-06-15' - %d - %d".formatted(daysBefore, daysAfterPlan));
        return this;
    }

    /** A lot that is still made although its contract's delivery date is over. */
    public Past late() {
        lot("STARTED", "null", "2026-06-15", "date '2026-06-10'");
        return this;
    }

    /** The first final inspections of so many lots, accepted or not. */
    public Past finals(boolean... accepted) {
        for (boolean each : accepted) {
            Rows.execute("""
                    insert into inspection_note (inspection_id, version, assignment_id, order_id, kind, number, verdict)
                    select '%s', 0, id, production_order_id, 'FINAL', 1, '%s' from work_assignment where factory_id = '%s' limit 1""".formatted(Ids.next(), each ? "ACCEPTED" : "REJECTED", factory));
        }
        return this;
    }

    private void lot(String status, String completedOn, String dueOn, String plannedOn) {
        UUID id = Ids.next();
        Rows.execute("""
                insert into production_order (id, version, status, since, order_number, revision, merchandiser, due_on)
                values ('%1$s', 0, 'RELEASED', now(), 'GD-%1$s', 1, 'merchandiser-2', '%4$s');
                insert into work_assignment (id, version, production_order_id, revision, factory_id, lot, assigned_on, assigned_at,
                                             assigned_by, status, since, started_on, completed_on)
                values ('%1$s', 0, '%1$s', 1, '%2$s', 'A', '2026-05-01', now(), 'planner', '%3$s', now(), '2026-05-04', %5$s);
                insert into plan_revision (id, assignment_id, number, start_on, complete_on, planned_on, planned_by)
                values ('%1$s', '%1$s', 1, '2026-05-04', %6$s, '2026-05-01', 'planner');
                """.formatted(id, factory, status, dueOn, completedOn, plannedOn));
    }
}
