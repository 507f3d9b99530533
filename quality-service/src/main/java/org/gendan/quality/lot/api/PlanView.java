package org.gendan.quality.lot.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Missing;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.Role;
import org.gendan.quality.inspection.Checkpoint;
import org.gendan.quality.inspection.InspectionRecord;
import org.gendan.quality.plan.InspectionPlan;
import org.gendan.quality.plan.OrderedLine;
import org.gendan.quality.plan.PlanDesk.Listed;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.plan.api.Warning;
import org.gendan.quality.release.LotQuality;

/** An inspection plan as staff and its own factory see it: neither customer nor price nor another factory stands in it. */
@Schema(name = "LotPlanView", description = "What quality sees to at one work assignment.")
@MayLack({
    "orderNumber",
    "factoryId",
    "lot",
    "inspector",
    "startOn",
    "completeOn",
    "startedOn",
    "requiredMidReports",
    "midCadence",
    "sample",
    "meeting"
})
record PlanView(
        @Schema(description = "The work assignment's id.") UUID id,

        long version,
        UUID orderId,
        String orderNumber,

        @Schema(description = "The order's present revision.")
        int revision,

        UUID factoryId,
        String lot,

        @Schema(description = "Sets, over all shares.") int quantity,

        List<ShareView> shares,
        String inspector,

        @Schema(description = "When production is planned to start.")
        LocalDate startOn,

        LocalDate completeOn,
        LocalDate startedOn,

        @Schema(description = "Sets that are made up, packed ones among them.")
        int produced,

        int packed,

        @Schema(
                description =
                        "Signed mid reports before the final inspection; absent while the quality manager has to say.")
        Integer requiredMidReports,

        @Schema(description = "Days with a mid report that the factory signed and that is archived (rule 36).")
        int signedMidReports,

        @Schema(
                description =
                        "When the next mid inspection is due; absent before the start and once the final one is booked.")
        InspectionRecord.Cadence midCadence,

        List<String> requirements,
        List<String> difficultPoints,

        @Schema(description = "What every mid inspection checks until one closes it.")
        List<Checkpoint> checkpoints,

        SampleView sample,
        MeetingView meeting,
        boolean finalInspectionAccepted,
        boolean remainderFollowed,
        boolean shippingSamplePassedOn,
        Gates gates,
        List<Warning> warnings,

        @Schema(description = "What the caller may do now, as the last part of the address.")
        List<String> nextSteps)
        implements Versioned {

    @Schema(name = "LotShareView", description = "What is made of a line, in sets.")
    @MayLack({})
    record ShareView(
            UUID lineId, String series, String model, String specification, String colour, String size, int quantity) {}

    @Schema(name = "LotSampleView", description = "The sample that the lot is made after.")
    @MayLack({})
    record SampleView(UUID sampleId, boolean earlierSample, List<String> openPoints) {}

    @Schema(
            name = "LotMeetingView",
            description = "The last signed meeting; the working days to the start are absent while that is unknown.")
    @MayLack({"meetingId", "workingDaysToStart"})
    record MeetingView(UUID meetingId, LocalDate heldOn, Integer workingDaysToStart) {}

    @Schema(description = "What each step waits for; an empty list is an open gate.")
    record Gates(
            List<Missing> preProduction,
            List<Missing> firstInspections,
            List<Missing> midInspection,
            List<Missing> finalInspection) {}

    @Schema(name = "LotPlanSummary", description = "An inspection plan in a list.")
    @MayLack({"orderNumber", "factoryId", "lot", "inspector", "startOn", "startedOn", "requiredMidReports"})
    record Summary(
            UUID id,
            Instant createdAt,
            Instant updatedAt,
            UUID orderId,
            String orderNumber,
            UUID factoryId,
            String lot,
            int quantity,
            String inspector,
            LocalDate startOn,
            LocalDate startedOn,
            int produced,
            int packed,
            Integer requiredMidReports) {

        static Summary of(Listed listed) {
            InspectionPlan plan = listed.plan();
            return new Summary(
                    plan.id(),
                    plan.createdAt(),
                    plan.updatedAt(),
                    plan.orderId(),
                    listed.order().orderNumber(),
                    plan.factoryId(),
                    plan.lot(),
                    plan.quantity(),
                    plan.inspector(),
                    plan.startOn(),
                    plan.startedOn(),
                    plan.produced(),
                    plan.packed(),
                    orNull(listed.requiredMidReports()));
        }
    }

    static PlanView of(LotQuality quality, Caller caller) {
        InspectionRecord record = quality.record();
        PlannedLot lot = record.lot();
        InspectionPlan plan = lot.plan();
        return new PlanView(
                plan.id(),
                plan.version(),
                plan.orderId(),
                lot.order().orderNumber(),
                lot.order().revision(),
                plan.factoryId(),
                plan.lot(),
                plan.quantity(),
                shares(lot),
                plan.inspector(),
                plan.startOn(),
                plan.completeOn(),
                plan.startedOn(),
                plan.produced(),
                plan.packed(),
                orNull(lot.requiredMidReports()),
                record.countedMidReports(),
                record.cadence().orElse(null),
                lot.order().requirements(),
                plan.difficultPoints(),
                record.checklist().points(),
                plan.sample() == null
                        ? null
                        : new SampleView(
                                plan.sample().sampleId(),
                                plan.sample().earlier(),
                                plan.sample().openPoints()),
                plan.meeting() == null
                        ? null
                        : new MeetingView(
                                plan.meeting().meetingId(),
                                plan.meeting().on(),
                                orNull(lot.daysToStart(plan.meeting().on()))),
                record.isAccepted(),
                quality.isRemainderFollowed(),
                quality.isShippingSamplePassedOn(),
                new Gates(
                        plan.preProductionGate().missing(),
                        record.gate(InspectionKind.FIRST_PIECE).missing(),
                        record.gate(InspectionKind.MID).missing(),
                        record.gate(InspectionKind.FINAL).missing()),
                warnings(record),
                nextSteps(quality, caller));
    }

    private static List<ShareView> shares(PlannedLot lot) {
        Map<UUID, OrderedLine> lines =
                lot.order().lines().stream().collect(Collectors.toMap(OrderedLine::lineId, Function.identity()));
        return lot.plan().shares().stream()
                .filter(share -> lines.containsKey(share.lineId()))
                .map(share -> {
                    OrderedLine line = lines.get(share.lineId());
                    return new ShareView(
                            line.lineId(),
                            line.series(),
                            line.model(),
                            line.specification(),
                            line.colour(),
                            line.size(),
                            share.quantity());
                })
                .toList();
    }

    private static List<Warning> warnings(InspectionRecord record) {
        PlannedLot lot = record.lot();
        List<Warning> warnings = new ArrayList<>();
        if (lot.plan().inspector() == null) {
            warnings.add(new Warning("no-inspector", Map.of()));
        }
        if (lot.plan().meeting() != null) {
            warnings.addAll(Warning.ofMeeting(lot, lot.plan().meeting().on()));
        }
        List<String> uninspected = record.uninspectedProcesses();
        if (!uninspected.isEmpty()) {
            warnings.add(new Warning("semi-finished", Map.of("processes", uninspected)));
        }
        record.cadence()
                .filter(InspectionRecord.Cadence::overdue)
                .ifPresent(cadence -> warnings.add(new Warning("mid-overdue", Map.of("until", cadence.until()))));
        return warnings;
    }

    private static List<String> nextSteps(LotQuality quality, Caller caller) {
        boolean undecided = quality.record().lot().requiredMidReports().isEmpty();
        boolean followable = quality.record().isAccepted() && !quality.isRemainderFollowed();
        return Steps.of(caller)
                .step("inspector", true, Role.QUALITY_MANAGER)
                .step("mid-reports", undecided, Role.QUALITY_MANAGER)
                .step("earlier-sample", quality.plan().sample() == null, Role.QUALITY_MANAGER)
                .step("difficult-points", true, Role.INSPECTOR)
                .step("remainder", followable, Role.INSPECTOR)
                .names();
    }

    private static Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
