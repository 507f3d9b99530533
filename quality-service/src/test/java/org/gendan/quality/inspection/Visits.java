package org.gendan.quality.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.quality.Chain;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.plan.Lots;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.InspectionLevel;
import org.gendan.quality.sampling.Severity;

/** The inspections of one lot, one after the other on days of their own, without a database. */
final class Visits {
    static final InspectionPolicy POLICY =
            new InspectionPolicy(InspectionLevel.II, new java.math.BigDecimal("2.5"), new java.math.BigDecimal("4.0"));

    private final Lots lots;
    private final List<Inspection> inspections = new ArrayList<>();
    private LocalDate day = Chain.START;

    private Visits(Lots lots) {
        this.lots = lots;
    }

    static Visits at(Lots lots) {
        return new Visits(lots);
    }

    InspectionRecord record() {
        return new InspectionRecord(lots.planned(), inspections);
    }

    Visits sameDay() {
        day = day.minusDays(4);
        return this;
    }

    LocalDate day() {
        return day;
    }

    /** Booked, without asking the gate, on the next day of its own. */
    Inspection booked(InspectionKind kind, String process) {
        day = day.plusDays(4);
        InspectionRecord record = record();
        NewInspection what = new NewInspection(lots.planned().plan().id(), kind, process, day, null);
        int lotSize = kind == InspectionKind.MID
                ? lots.planned().plan().produced()
                : lots.planned().plan().quantity();
        boolean sampled = kind == InspectionKind.MID || kind == InspectionKind.FINAL;
        Inspection inspection = new Inspection(
                lots.planned(),
                what,
                record.numberOf(kind) + 1,
                sampled ? POLICY.sampled(lotSize, _ -> Severity.NORMAL) : POLICY.whole(0),
                new Booking(
                        day,
                        at(day),
                        "inspector",
                        sampled ? lotSize : 0,
                        lots.planned().plan().packed(),
                        null,
                        record.mandatory(what),
                        null));
        inspections.add(inspection);
        return inspection;
    }

    Inspection reported(InspectionKind kind, String process, List<CheckedPoint> checked, Defect... defects) {
        Inspection inspection = booked(kind, process);
        int inspected = inspection.isSampled() ? inspection.sampleSize() : 20;
        if (inspection.isSampled()) {
            inspection.draw(40, 7L);
        }
        inspection.report(
                new InspectionReport(inspected, Arrays.asList(defects), checked, List.of(Focus.values()), null, day),
                day,
                at(day),
                "inspector");
        return inspection;
    }

    /** With every point that it has to check resolved or not, and signed by the factory. */
    Inspection signed(InspectionKind kind, boolean resolved, Defect... defects) {
        Inspection inspection = reported(
                kind,
                "SEWING",
                record().mandatory(new NewInspection(UUID.randomUUID(), kind, "SEWING", null, null)).stream()
                        .map(id -> new CheckedPoint(id, resolved, null))
                        .toList(),
                defects);
        inspection.sign("王厂长", day, at(day), "factory");
        return inspection;
    }

    Visits passed(InspectionKind... kinds) {
        for (InspectionKind kind : kinds) {
            signed(kind, true);
        }
        return this;
    }

    static Defect defect(String code, DefectClass defectClass, Integer unit) {
        return new Defect(code, defectClass, "SEWING", unit, null);
    }

    static Instant at(LocalDate day) {
        return day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    }
}
