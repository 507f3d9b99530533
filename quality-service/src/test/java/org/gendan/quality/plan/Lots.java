package org.gendan.quality.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gendan.kernel.time.WorkingDays;
import org.gendan.quality.ALot;

/** Lots as they stand after the facts that are recorded on them, without a database. */
public final class Lots {
    /** The first table of bands, as the migration writes it. */
    static final MidReportPolicy BANDS = new MidReportPolicy(List.of(
            new ReportBand(1, 999, 2),
            new ReportBand(1000, 2999, 4),
            new ReportBand(3000, 4999, 6),
            new ReportBand(5000, 10_000, 8)));

    private final InspectedOrder order;
    private final InspectionPlan plan;
    private final ALot lot;
    private LocalDate today = ALot.TODAY;
    private Set<DayOfWeek> week = Set.of();
    private WorkingDays calendar = WorkingDays.of(List.of());

    private Lots(ALot lot) {
        this.lot = lot;
        this.order = new InspectedOrder(lot.orderId());
        this.plan = new InspectionPlan(lot.id(), lot.orderId());
    }

    public static Lots of(ALot lot) {
        Lots lots = new Lots(lot);
        lots.order.record(lot.confirmed());
        lots.plan.record(lot.assigned());
        return lots.agreed();
    }

    private Lots agreed() {
        plan.agree(order.quantity(), BANDS);
        return this;
    }

    public Lots on(LocalDate day) {
        today = day;
        return this;
    }

    public Lots working(Set<DayOfWeek> days, WorkingDays company) {
        week = days;
        calendar = company;
        return this;
    }

    public Lots started(LocalDate on) {
        plan.record(lot.started(on));
        return this;
    }

    public Lots scheduled(LocalDate startOn) {
        plan.record(lot.scheduled(startOn));
        return this;
    }

    public Lots progressed(int produced, int packed) {
        plan.record(lot.progressed(produced, packed));
        return this;
    }

    /** Pieces came through these processes. */
    public Lots cameThrough(String... processes) {
        plan.record(lot.cameThrough(processes));
        return this;
    }

    public Lots lotOf(int pieces) {
        plan.record(lot.assigned(pieces));
        return agreed();
    }

    public Lots amendedTo(int pieces) {
        order.record(lot.amended(order.revision() + 1, pieces));
        return agreed();
    }

    public Lots midReports(int required) {
        plan.setMidReports(required, "large", order.quantity(), BANDS, "quality-manager");
        return this;
    }

    public Lots held() {
        order.record(lot.held());
        return this;
    }

    public Lots workHeld() {
        plan.record(lot.workHeld());
        return this;
    }

    public Lots cancelled() {
        order.record(lot.cancelled());
        return this;
    }

    /** Its factory reported it complete, the rest closed short. */
    public Lots reportedComplete(int packed) {
        plan.record(lot.completed(packed));
        return this;
    }

    public Lots completed(int packed, boolean shortClosed) {
        order.record(lot.productionCompleted(packed, shortClosed));
        return this;
    }

    public Lots sampleApproved(String... openPoints) {
        plan.approved(new ApprovedSample(lot.id(), false, List.of(openPoints), null), 1, today, "quality-manager");
        return this;
    }

    public PlannedLot planned() {
        return new PlannedLot(
                plan, order, plan.requiredMidReports(order.quantity(), BANDS), calendar.inWeek(week), today);
    }
}
