package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;

/**
 * Lets the booking of a final inspection lapse when unpacking, or a larger lot, takes it below 80 % packed before the first
 * carton was drawn (rule 38). Runs in the transaction that takes note of the event.
 */
@ApplicationScoped
public class FinalBookings {
    private final Inspections inspections;
    private final PlanDesk plans;

    FinalBookings(Inspections inspections, PlanDesk plans) {
        this.inspections = inspections;
        this.plans = plans;
    }

    public void recheck(UUID assignmentId) {
        PlannedLot lot = plans.behind(assignmentId);
        InspectionRecord record = new InspectionRecord(lot, inspections.of(assignmentId));
        if (!record.isPackedEnough()) {
            record.inspections().forEach(Inspection::lapse);
            inspections.flush();
        }
    }
}
