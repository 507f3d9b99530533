package org.gendan.quality.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Role;
import org.gendan.quality.inspection.Inspection;
import org.gendan.quality.inspection.InspectionRecord;
import org.gendan.quality.plan.InspectionPlan;
import org.gendan.quality.sample.Sample;

/** Whether one lot of an order may leave: its final inspection, the supervisor's decision, the remainder, its shipping sample. */
public record LotQuality(InspectionRecord record, List<RemainderReport> remainders, Optional<Sample> shippingSample) {

    /** What the lot waits for before it may leave, each with the lot that it is about. */
    void addTo(Gate gate) {
        Map<String, Object> lot = Map.of("lot", plan().lot(), "assignmentId", plan().id());
        gate.needs(record.isFinallyInspected(), "final-inspection", Role.INSPECTOR, lot);
        gate.needs(record.isAccepted(), "supervisor-decision", Role.SUPERVISOR, lot);
        gate.needs(isRemainderFollowed(), "remainder", Role.INSPECTOR, lot);
        gate.needs(isShippingSamplePassedOn(), "shipping-sample", Role.QUALITY_MANAGER, lot);
        gate.needs(!plan().isHeld(), "work-hold", Role.PRODUCTION_MANAGER, lot);
    }

    /** What a report on the remainder waits for; one that ends it, also for the last piece to be packed. */
    Gate remainderGate(boolean ending) {
        Gate gate = Gate.named("remainder-not-open");
        Map<String, Object> lot = Map.of("lot", plan().lot(), "assignmentId", plan().id());
        gate.needs(record.isFinallyInspected(), "final-inspection", Role.INSPECTOR, lot);
        gate.needs(record.isAccepted(), "supervisor-decision", Role.SUPERVISOR, lot);
        return gate.needs(
                !ending || isAllPacked(),
                "packed",
                Role.FACTORY,
                Map.of(
                        "packed", plan().packed(),
                        "quantity", plan().quantity(),
                        "needed", plan().quantity()));
    }

    private boolean isAllPacked() {
        return plan().isCompleted() || record.lot().order().isWithinTolerance(plan().packed(), plan().quantity());
    }

    /**
     * Followed to the end after the inspection that was accepted, as the last report on it says: an anomaly that is found
     * late opens it again. Where the inspection saw everything packed nobody has to report.
     */
    public boolean isRemainderFollowed() {
        return record.finalOfWholeLot()
                .filter(accepted -> remainders.stream()
                        .filter(remainder -> remainder.follows(accepted.id()))
                        .reduce((_, later) -> later)
                        .map(RemainderReport::isResolved)
                        .orElseGet(() -> isWholePacked(accepted)))
                .isPresent();
    }

    private boolean isWholePacked(Inspection accepted) {
        return accepted.booking().packed() >= plan().quantity();
    }

    /** The lot's last shipping sample, whatever became of those before. */
    public boolean isShippingSamplePassedOn() {
        return shippingSample.filter(Sample::isPassedOn).isPresent();
    }

    public InspectionPlan plan() {
        return record.lot().plan();
    }
}
