package org.gendan.quality.inspection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.sampling.DefectClass;

/**
 * The points of an assignment that its mid inspections have to check, computed from what its inspections reported: each
 * found in the initial phase, at the first piece or at the first bundle, and closed by a signed mid report alone (rules 36
 * and 53).
 */
public record Checklist(List<Checkpoint> points) {

    static Checklist of(List<Inspection> inspections) {
        Map<UUID, Line> lines = new LinkedHashMap<>();
        inspections.stream()
                .filter(Inspection::isReported)
                .sorted(Comparator.comparing(
                                (Inspection inspection) -> inspection.report().at())
                        .thenComparing(Inspection::id))
                .forEach(inspection -> follow(inspection, lines));
        return new Checklist(lines.values().stream().map(Line::point).toList());
    }

    private static void follow(Inspection inspection, Map<UUID, Line> lines) {
        switch (inspection.kind()) {
            case SEMI_FINISHED, FIRST_PIECE, FIRST_BUNDLE -> {
                mend(inspection, lines);
                find(inspection, lines, true);
            }
            case INITIAL_REPORT -> {
                if (inspection.isArchived()) {
                    known(inspection.booking().mandatory(), lines).forEach(line -> line.initialReported = true);
                }
                find(inspection, lines, true);
            }
            case MID -> {
                if (inspection.isArchived()) {
                    close(inspection, lines);
                }
                find(inspection, lines, false);
            }
            case FINAL -> find(inspection, lines, false);
        }
    }

    private static void find(Inspection inspection, Map<UUID, Line> lines, boolean opensNew) {
        Map<UUID, Defect> worst = new LinkedHashMap<>();
        for (Defect defect : inspection.defects()) {
            worst.merge(
                    idOf(inspection.planId(), defect),
                    defect,
                    (one, other) -> one.defectClass().compareTo(other.defectClass()) <= 0 ? one : other);
        }
        worst.forEach((id, defect) -> {
            Line line = lines.get(id);
            if (line != null) {
                line.foundAgain(defect, inspection);
            } else if (opensNew) {
                lines.put(id, new Line(id, defect, inspection));
            }
        });
    }

    /** In the initial phase a point may be seen mended; it stays on the checklist of the mid inspections all the same. */
    private static void mend(Inspection inspection, Map<UUID, Line> lines) {
        known(resolved(inspection), lines).forEach(line -> line.initialOpen = false);
    }

    private static void close(Inspection inspection, Map<UUID, Line> lines) {
        known(resolved(inspection), lines).forEach(line -> line.close(inspection));
    }

    private static List<UUID> resolved(Inspection inspection) {
        return inspection.checked().stream()
                .filter(CheckedPoint::resolved)
                .map(CheckedPoint::id)
                .toList();
    }

    /** A point that was checked may be gone since: the report that it came from was written anew without it. */
    private static Stream<Line> known(List<UUID> ids, Map<UUID, Line> lines) {
        return ids.stream().map(lines::get).filter(Objects::nonNull);
    }

    /** The same for the same defect of the same process of an assignment, however often it is found. */
    static UUID idOf(UUID planId, Defect defect) {
        String identity = planId + "\n" + defect.code() + "\n" + (defect.process() == null ? "" : defect.process());
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    public List<Checkpoint> open() {
        return points.stream().filter(Checkpoint::open).toList();
    }

    /** What was found in the initial phase, is not mended, and no signed initial report speaks of. */
    List<Checkpoint> unreported() {
        return points.stream()
                .filter(point -> point.initialOpen() && !point.initialReported())
                .toList();
    }

    boolean knows(UUID pointId) {
        return points.stream().anyMatch(point -> point.id().equals(pointId));
    }

    /** A point while the inspections are gone through. */
    private static final class Line {
        private final UUID id;
        private final Defect first;
        private final InspectionKind foundIn;
        private final LocalDate firstSeenOn;
        private LocalDate lastSeenOn;
        private DefectClass severity;
        private int timesSeen = 1;
        private boolean open = true;
        private boolean initialOpen;
        private boolean initialReported;
        private Inspection closing;

        Line(UUID id, Defect defect, Inspection inspection) {
            this.id = id;
            this.first = defect;
            this.foundIn = inspection.kind();
            this.firstSeenOn = inspection.report().on();
            this.lastSeenOn = inspection.report().on();
            this.severity = defect.defectClass();
            this.initialOpen = isInitial(inspection);
        }

        void foundAgain(Defect defect, Inspection inspection) {
            timesSeen++;
            lastSeenOn = inspection.report().on();
            DefectClass raised = DefectClass.values()[Math.max(0, severity.ordinal() - 1)];
            severity = raised.compareTo(defect.defectClass()) <= 0 ? raised : defect.defectClass();
            open = true;
            closing = null;
            if (isInitial(inspection)) {
                initialOpen = true;
                initialReported = false;
            }
        }

        void close(Inspection inspection) {
            open = false;
            closing = inspection;
        }

        private static boolean isInitial(Inspection inspection) {
            return inspection.kind() == InspectionKind.SEMI_FINISHED;
        }

        Checkpoint point() {
            return new Checkpoint(
                    id,
                    first.code(),
                    first.process(),
                    severity,
                    timesSeen,
                    foundIn,
                    firstSeenOn,
                    lastSeenOn,
                    open,
                    initialOpen,
                    initialReported,
                    closing == null ? null : closing.id(),
                    closing == null ? null : closing.report().on());
        }
    }
}
