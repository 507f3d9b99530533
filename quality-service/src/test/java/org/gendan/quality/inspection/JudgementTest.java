package org.gendan.quality.inspection;

import static org.gendan.quality.inspection.Visits.defect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gendan.language.QualityEvent.Defectives;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.language.QualityEvent.Verdict;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.judgement.ClassPlan;
import org.gendan.quality.judgement.Defect;
import org.gendan.quality.judgement.Judgement;
import org.gendan.quality.plan.Lots;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    /** A lot of 8000: code letter L, 200 units, Ac 10 for major and 14 for minor defects. */
    private static final List<ClassPlan> LOT_OF_8000 = Visits.POLICY.sampled(8000, _ -> Severity.NORMAL);

    @ParameterizedTest
    @CsvSource({"0, ACCEPTED", "9, ACCEPTED", "10, ACCEPTED", "11, REJECTED"})
    @Tag("rule-43")
    @Tag("S3.11a")
    void exactlyTheAcceptNumberIsAccepted(int defective, Verdict verdict) {
        assertEquals(
                verdict,
                Judgement.of(LOT_OF_8000, units(DefectClass.MAJOR, defective)).verdict());
    }

    @Test
    @Tag("rule-52")
    void theSampleOfAllClassesIsDrawnAndCountedOnce() {
        Lots lots = Lots.of(ALot.of(8000)).started(Chain.START).progressed(8000, 8000);
        Inspection all = Visits.at(lots).booked(InspectionKind.FINAL, null);
        assertEquals(
                List.of(200, 200, 200),
                all.plans().stream().map(ClassPlan::sampleSize).toList());
        assertEquals(200, all.sampleSize());
        assertEquals(200, all.packedShare());
    }

    @Test
    @Tag("rule-45")
    void aUnitCountsOnceByItsWorstDefect() {
        List<Defect> defects = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            defects.add(defect("STAIN", DefectClass.MINOR, 1));
            defects.add(defect("BROKEN_STITCH", DefectClass.MAJOR, 1));
        }
        Judgement judged = Judgement.of(LOT_OF_8000, defects);
        assertEquals(new Defectives(0, 1, 0), judged.defectives());
        assertEquals(Verdict.ACCEPTED, judged.verdict());
    }

    @Test
    @Tag("rule-45")
    void defectsWithoutAUnitAreTakenForUnitsOfTheirOwn() {
        List<Defect> defects = IntStream.range(0, 11)
                .mapToObj(_ -> defect("BROKEN_STITCH", DefectClass.MAJOR, null))
                .toList();
        assertEquals(Verdict.REJECTED, Judgement.of(LOT_OF_8000, defects).verdict());
    }

    @Test
    @Tag("rule-46")
    void oneCriticalDefectFailsTheLot() {
        assertEquals(
                Verdict.REJECTED,
                Judgement.of(LOT_OF_8000, units(DefectClass.CRITICAL, 1)).verdict());
    }

    @Test
    @Tag("rule-46")
    void eachClassLooksUpItsOwnPlan() {
        assertEquals(
                List.of(0, 10, 14),
                LOT_OF_8000.stream().map(ClassPlan::acceptNumber).toList());
        assertEquals(
                Verdict.ACCEPTED,
                Judgement.of(LOT_OF_8000, units(DefectClass.MINOR, 14)).verdict());
        assertEquals(
                Verdict.REJECTED,
                Judgement.of(LOT_OF_8000, units(DefectClass.MINOR, 15)).verdict());
    }

    @Test
    @Tag("rule-46")
    @Tag("rule-41")
    void eachClassIsJudgedOnItsOwnFirstUnitsOfTheDraw() {
        // A lot of 80: code letter E; for major defects the arrow leads to F with 20 units, for minor ones 13 are
        // drawn.
        List<ClassPlan> plans = Visits.POLICY.sampled(80, _ -> Severity.NORMAL);
        assertEquals(
                List.of(20, 20, 13), plans.stream().map(ClassPlan::sampleSize).toList());
        Defect late = defect("STAIN", DefectClass.MINOR, 14);
        assertEquals(new Defectives(0, 0, 0), Judgement.of(plans, List.of(late)).defectives());
        assertEquals(
                new Defectives(0, 0, 1),
                Judgement.of(plans, List.of(defect("STAIN", DefectClass.MINOR, 13)))
                        .defectives());
        assertEquals(
                Verdict.REJECTED,
                Judgement.of(plans, List.of(defect("NEEDLE", DefectClass.CRITICAL, 20)))
                        .verdict());
    }

    @Test
    @Tag("rule-35")
    void withoutAPlanNothingIsAccepted() {
        assertEquals(Verdict.REJECTED, Judgement.of(List.of(), List.of()).verdict());
    }

    @Test
    void aLotThatTheSampleReachesIsInspectedWhole() {
        List<ClassPlan> plans = Visits.POLICY.sampled(4, _ -> Severity.NORMAL);
        assertTrue(plans.stream().allMatch(plan -> plan.sampleSize() <= 4));
        assertTrue(plans.stream()
                .filter(plan -> plan.defectClass() != DefectClass.MINOR)
                .allMatch(ClassPlan::fullInspection));
        assertEquals(
                1, Visits.POLICY.sampled(1, _ -> Severity.NORMAL).getFirst().sampleSize());
    }

    @Test
    @Tag("rule-39")
    void atLeastTheRootOfTheCartonsIsOpenedAndTheSameSeedDrawsTheSame() {
        assertEquals(
                List.of(1, 2, 2, 2, 3, 4, 7),
                List.of(1, 2, 3, 4, 9, 10, 40).stream()
                        .map(cartons -> new CartonDraw(1, cartons).atLeast())
                        .toList());
        CartonDraw draw = new CartonDraw(4711, 40);
        assertEquals(draw.numbers(), new CartonDraw(4711, 40).numbers());
        assertEquals(7, draw.numbers().stream().distinct().count());
        assertTrue(draw.numbers().stream().allMatch(number -> number >= 1 && number <= 40));
    }

    @Test
    @Tag("rule-44")
    void aTighterAqlAcceptsFewer() {
        List<ClassPlan> tight = new InspectionPolicy(
                        org.gendan.quality.sampling.InspectionLevel.II, new BigDecimal("1.5"), new BigDecimal("2.5"))
                .sampled(8000, _ -> Severity.NORMAL);
        assertTrue(tight.get(1).acceptNumber() < LOT_OF_8000.get(1).acceptNumber());
    }

    private static List<Defect> units(DefectClass defectClass, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(unit -> defect("BROKEN_STITCH", defectClass, unit))
                .toList();
    }
}
