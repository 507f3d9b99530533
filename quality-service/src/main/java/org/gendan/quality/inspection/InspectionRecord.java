package org.gendan.quality.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.language.Role;
import org.gendan.quality.plan.PlannedLot;

/** Everything that was inspected at one assignment, oldest first, and what may be inspected next (design §6). */
public record InspectionRecord(PlannedLot lot, List<Inspection> inspections) {
    /** Of the assignment's quantity, in per cent, before the final inspection (S3.11a). */
    private static final int PACKED_PERCENT = 80;

    /** What comes out of it is no semi-finished goods any more. */
    private static final String LAST_PROCESS = "PACKING";

    private static final int EARLIEST_MID = 3;
    private static final int LATEST_MID = 6;

    public Checklist checklist() {
        return Checklist.of(inspections);
    }

    private Optional<Inspection> last(InspectionKind kind) {
        return inspections.stream()
                .filter(inspection -> inspection.kind() == kind)
                .filter(inspection -> inspection.status() != InspectionStatus.LAPSED)
                .reduce((_, later) -> later);
    }

    /** The days of signed and archived mid reports that found the goods good; several of one day are one visit (rule 36). */
    public int countedMidReports() {
        return (int) inspections.stream()
                .filter(inspection -> inspection.kind() == InspectionKind.MID
                        && inspection.isArchived()
                        && inspection.verdict() == Verdict.ACCEPTED)
                .map(inspection -> inspection.report().on())
                .distinct()
                .count();
    }

    /** What an inspection of this kind waits for; a process is asked for where the kind is about one. */
    public Gate gate(InspectionKind kind) {
        return switch (kind) {
            case SEMI_FINISHED -> started(Gate.named("inspection-not-open"));
            case FIRST_PIECE, FIRST_BUNDLE ->
                started(Gate.named("inspection-not-open")).needs(lot.plan().isMadeUp(), "made-up-pieces", Role.FACTORY);
            case INITIAL_REPORT ->
                started(Gate.named("inspection-not-open"))
                        .needs(
                                checklist().points().stream().anyMatch(Checkpoint::initialOpen),
                                "initial-points",
                                Role.INSPECTOR);
            case MID -> midGate();
            case FINAL -> finalGate();
        };
    }

    private Gate started(Gate gate) {
        return gate.needs(lot.plan().isStarted(), "start", Role.FACTORY);
    }

    private Gate midGate() {
        Gate gate = started(Gate.named("mid-inspection-not-open"));
        gate.needs(isPassed(InspectionKind.FIRST_PIECE), "first-piece", Role.INSPECTOR);
        gate.needs(isPassed(InspectionKind.FIRST_BUNDLE), "first-bundle", Role.INSPECTOR);
        List<String> unreported =
                checklist().unreported().stream().map(Checkpoint::point).toList();
        gate.needs(unreported.isEmpty(), "initial-report", Role.INSPECTOR, Map.of("points", unreported));
        return gate.needs(lot.plan().produced() > 0, "produced", Role.FACTORY);
    }

    /** Accepted, or rectified after it failed, and signed by the factory. */
    private boolean isPassed(InspectionKind kind) {
        return last(kind)
                .filter(inspection -> inspection.isPassed() && inspection.isArchived())
                .isPresent();
    }

    private Gate finalGate() {
        int packed = lot.plan().packed();
        int quantity = lot.plan().quantity();
        Gate gate = Gate.named("final-inspection-not-open");
        gate.needs(!lot.order().isCancelled(), "order-cancelled", Role.BUSINESS_MANAGER);
        gate.needs(!isHeld(), "hold", Role.MERCHANDISER);
        gate.needs(
                isPackedEnough(),
                "packed",
                Role.FACTORY,
                Map.of("packed", packed, "quantity", quantity, "needed", neededPacked(quantity)));
        needsMidReports(gate);
        List<String> open = checklist().open().stream().map(Checkpoint::point).toList();
        gate.needs(open.isEmpty(), "checkpoints", Role.INSPECTOR, Map.of("open", open));
        return gate.needs(!isReworkOpen(), "rework", Role.FACTORY);
    }

    private void needsMidReports(Gate gate) {
        int signed = countedMidReports();
        if (lot.requiredMidReports().isEmpty()) {
            gate.needs(false, "mid-reports-undecided", Role.QUALITY_MANAGER);
            return;
        }
        int required = lot.requiredMidReports().getAsInt();
        gate.needs(signed >= required, "mid-reports", Role.INSPECTOR, Map.of("required", required, "signed", signed));
    }

    private boolean isHeld() {
        return lot.order().isHeld() || lot.plan().isHeld();
    }

    /**
     * In exact numbers: of 999 pieces 800 have to be packed, and 799 are not enough (rule 38). A completed lot is packed as
     * far as it will ever be, though it was closed short below that.
     */
    boolean isPackedEnough() {
        return lot.plan().isCompleted()
                || lot.plan().quantity() > 0
                        && (long) lot.plan().packed() * 100 >= (long) lot.plan().quantity() * PACKED_PERCENT;
    }

    private static int neededPacked(int quantity) {
        return (int) (((long) quantity * PACKED_PERCENT + 99) / 100);
    }

    private boolean isReworkOpen() {
        return resubmission().filter(last -> last.rework() == null).isPresent();
    }

    /** The rejected final inspection that the next one follows; empty for an original lot (rule 48). */
    Optional<Inspection> resubmission() {
        return last(InspectionKind.FINAL)
                .filter(last -> last.decision() != null && !last.decision().accepted());
    }

    /** The inspection with which it would be one visit, as it says: of another kind, by whom and on which day it is (rule 52). */
    Optional<Inspection> combinable(NewInspection what, LocalDate on, String by) {
        return inspections.stream()
                .filter(other -> other.id().equals(what.combinedWith()))
                .filter(other -> other.kind() != what.kind() && other.mayBeCombined(on, by))
                .findFirst();
    }

    /** By which another inspection of the same visit was drawn already; they share one draw (rule 52). */
    Optional<Long> seedOfVisit(Inspection of) {
        return inspections.stream()
                .filter(other -> other.isOneVisitWith(of))
                .map(Inspection::seed)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** A final inspection that is not decided yet, or that was accepted for the whole lot as it is now. */
    Optional<Inspection> standingFinal() {
        return last(InspectionKind.FINAL)
                .filter(last -> last.decision() == null
                        || last.decision().accepted()
                                && last.lotSize() >= lot.plan().quantity());
    }

    /** The last final inspection, as long as it was made of the whole lot as it is now. */
    public Optional<Inspection> finalOfWholeLot() {
        return last(InspectionKind.FINAL)
                .filter(last ->
                        last.isReported() && last.lotSize() >= lot.plan().quantity());
    }

    /** Whether a supervisor let the lot pass. */
    public boolean isAccepted() {
        return finalOfWholeLot()
                .filter(last -> last.decision() != null && last.decision().accepted())
                .isPresent();
    }

    /** Whether the inspector found the lot good, or somebody decided that it is. */
    public boolean isFinallyInspected() {
        return finalOfWholeLot()
                        .filter(last -> last.verdict() == Verdict.ACCEPTED
                                && (last.decision() == null || last.decision().accepted()))
                        .isPresent()
                || isAccepted();
    }

    /** The points that such an inspection may not pass over; a mid inspection none of those that are open (S3.7b). */
    List<UUID> mandatory(NewInspection what) {
        Checklist checklist = checklist();
        return switch (what.kind()) {
            case MID -> checklist.open().stream().map(Checkpoint::id).toList();
            case INITIAL_REPORT ->
                checklist.points().stream()
                        .filter(Checkpoint::initialOpen)
                        .map(Checkpoint::id)
                        .toList();
            case SEMI_FINISHED ->
                checklist.points().stream()
                        .filter(point -> point.initialOpen() && what.process().equals(point.process()))
                        .map(Checkpoint::id)
                        .toList();
            case FIRST_PIECE, FIRST_BUNDLE, FINAL -> List.of();
        };
    }

    /** When the last mid inspection was, or the start where there was none; null before the start. */
    public LocalDate lastMidOn() {
        return inspections.stream()
                .filter(inspection -> inspection.kind() == InspectionKind.MID && inspection.isReported())
                .map(inspection -> inspection.report().on())
                .max(LocalDate::compareTo)
                .orElse(lot.plan().startedOn());
    }

    /** When the next mid inspection is due, 3 to 6 working days after the one before (S3.8, rule 31). */
    @MayLack({"from", "until"})
    public record Cadence(LocalDate from, LocalDate until, boolean overdue) {}

    /** Empty before the start, and once a final inspection was booked. */
    public Optional<Cadence> cadence() {
        LocalDate since = lastMidOn();
        if (since == null || last(InspectionKind.FINAL).isPresent()) {
            return Optional.empty();
        }
        LocalDate until = lot.days().add(since, LATEST_MID).date();
        return Optional.of(new Cadence(
                lot.days().add(since, EARLIEST_MID).date(),
                until,
                lot.days().between(since, lot.today()).days() > LATEST_MID));
    }

    /** The processes of whose semi-finished goods nobody has inspected any, though there are some (S3.6). */
    public List<String> uninspectedProcesses() {
        return lot.plan().processes().stream()
                .filter(process -> !process.equals(LAST_PROCESS))
                .filter(process -> inspections.stream()
                        .noneMatch(inspection -> inspection.kind() == InspectionKind.SEMI_FINISHED
                                && inspection.isReported()
                                && process.equals(inspection.process())))
                .toList();
    }

    int numberOf(InspectionKind kind) {
        return (int) inspections.stream()
                .filter(inspection -> inspection.kind() == kind)
                .count();
    }

    /** Working days since the mid inspection before; fewer than 3 are early, which counts all the same. */
    public static boolean isEarly(Integer intervalDays) {
        return intervalDays != null && intervalDays < EARLIEST_MID;
    }
}
