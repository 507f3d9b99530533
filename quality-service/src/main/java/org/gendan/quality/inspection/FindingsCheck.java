package org.gendan.quality.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.QualityEvent.InspectionKind;

/** Whether a report can be one on this inspection: enough looked at, within the lot, and every carried-forward point checked. */
record FindingsCheck(
        InspectionKind kind,
        LocalDate bookedOn,
        int lotSize,
        int sampleSize,
        int packed,
        boolean awaitsDraw,
        List<UUID> mandatory) {
    /** Fewer are no bundle; in pieces. */
    private static final int SMALLEST_BUNDLE = 2;

    static FindingsCheck of(Inspection inspection) {
        return new FindingsCheck(
                inspection.kind(),
                inspection.booking().on(),
                inspection.isSampled() ? inspection.lotSize() : Integer.MAX_VALUE,
                inspection.sampleSize(),
                inspection.isSampled() ? inspection.booking().packed() : 0,
                inspection.awaitsDraw(),
                inspection.booking().mandatory());
    }

    void require(InspectionReport report, LocalDate on) {
        List<Violation> violations = violations(report, on);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        if (awaitsDraw) {
            throw Refused.conflict("cartons-not-drawn", Map.of("packed", packed));
        }
        if (kind != InspectionKind.INITIAL_REPORT && report.inspected() < least()) {
            throw Refused.conflict("too-few-inspected", Map.of("inspected", report.inspected(), "needed", least()));
        }
        List<UUID> unchecked = mustBeChecked().stream()
                .filter(id -> report.checkpoints().stream()
                        .noneMatch(point -> point.id().equals(id)))
                .toList();
        if (!unchecked.isEmpty()) {
            throw Refused.conflict("checkpoints-not-checked", Map.of("unchecked", unchecked));
        }
    }

    private int least() {
        return Math.max(kind == InspectionKind.FIRST_BUNDLE ? SMALLEST_BUNDLE : 1, sampleSize);
    }

    /** What a mid inspection has to look at and did not: all five, and of packing only where something is packed (S3.8). */
    private List<Focus> passedOver(InspectionReport report) {
        return kind == InspectionKind.MID
                ? Stream.of(Focus.values())
                        .filter(each -> each != Focus.PACKING || packed > 0)
                        .filter(each -> !report.focus().contains(each))
                        .toList()
                : List.of();
    }

    /** An initial report names its points; it is the mid inspections that have to look at each of theirs. */
    private List<UUID> mustBeChecked() {
        return kind == InspectionKind.MID ? mandatory : List.of();
    }

    private List<Violation> violations(InspectionReport report, LocalDate on) {
        List<Violation> violations = new ArrayList<>();
        if (on.isBefore(bookedOn)) {
            violations.add(new Violation("occurredOn", "lies before " + bookedOn + ", when it was booked"));
        }
        if (report.inspected() == null) {
            if (kind != InspectionKind.INITIAL_REPORT) {
                violations.add(new Violation("inspected", "must be stated"));
            }
        } else if (report.inspected() > lotSize) {
            violations.add(new Violation("inspected", "is more than the lot, which has " + lotSize));
        } else if (report.defects().stream()
                .anyMatch(defect -> defect.unit() != null && defect.unit() > report.inspected())) {
            violations.add(new Violation("defects", "a unit's number is larger than the number of units inspected"));
        }
        List<Focus> passedOver = passedOver(report);
        if (!passedOver.isEmpty()) {
            violations.add(
                    new Violation("focus", "does not name " + passedOver + ", which a mid inspection looks at too"));
        }
        List<UUID> points = report.checkpoints().stream().map(CheckedPoint::id).toList();
        if (points.stream().distinct().count() != points.size()) {
            violations.add(new Violation("checkpoints", "a point stands twice"));
        }
        return violations;
    }
}
