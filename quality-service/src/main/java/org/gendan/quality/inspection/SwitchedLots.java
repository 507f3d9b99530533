package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.JudgedLot;
import org.gendan.quality.sampling.SeriesOfLots;
import org.gendan.quality.sampling.Severity;
import org.gendan.quality.sampling.Switching;

/**
 * Final inspections as lots of a series (rule 47): an original lot is inspected as severely as its series asks, where the
 * quality manager turned the switching rules on, and counts once it is decided. A lot of several series is an isolated one.
 */
@ApplicationScoped
class SwitchedLots {
    private final Switching switching;

    SwitchedLots(Switching switching) {
        this.switching = switching;
    }

    /** One that comes again after rework is inspected as the supervisor said (rule 48). */
    Severity severityOf(InspectionRecord record, DefectClass defectClass) {
        return record.resubmission()
                .map(rejected -> rejected.decision().reinspection())
                .or(() -> series(record.lot(), defectClass).map(switching::severityFor))
                .orElse(Severity.NORMAL);
    }

    void count(Visit decided) {
        Inspection inspection = decided.inspection();
        for (ClassPlan plan : inspection.plans()) {
            if (plan.isTabled()) {
                series(decided.record().lot(), plan.defectClass())
                        .ifPresent(series -> switching.record(new JudgedLot(
                                series,
                                inspection.id(),
                                plan.tabled(),
                                plan.aql(),
                                plan.severity(),
                                defective(inspection.defectives(), plan.defectClass()),
                                inspection.booking().resubmissionOf() == null)));
            }
        }
    }

    private static Optional<SeriesOfLots> series(PlannedLot lot, DefectClass defectClass) {
        List<String> series = lot.plan().series(lot.order());
        return series.size() == 1
                ? Optional.of(new SeriesOfLots(lot.plan().factoryId(), series.getFirst(), defectClass))
                : Optional.empty();
    }

    private static int defective(Defectives defectives, DefectClass defectClass) {
        return switch (defectClass) {
            case CRITICAL -> defectives.critical();
            case MAJOR -> defectives.major();
            case MINOR -> defectives.minor();
        };
    }
}
