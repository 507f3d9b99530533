package org.gendan.quality.inspection;

import static org.gendan.language.QualityEvent.InspectionKind.FINAL;
import static org.gendan.language.QualityEvent.InspectionKind.FIRST_BUNDLE;
import static org.gendan.language.QualityEvent.InspectionKind.FIRST_PIECE;
import static org.gendan.language.QualityEvent.InspectionKind.INITIAL_REPORT;
import static org.gendan.language.QualityEvent.InspectionKind.MID;
import static org.gendan.language.QualityEvent.InspectionKind.SEMI_FINISHED;
import static org.gendan.quality.inspection.Visits.defect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Missing;
import org.gendan.language.QualityEvent.InspectionKind;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.plan.Lots;
import org.gendan.quality.sampling.DefectClass;
import org.gendan.quality.sampling.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionRecordTest {
    private final Lots lots = Lots.of(ALot.of(999)).started(Chain.START).progressed(900, 800);
    private final Visits visits = Visits.at(lots);

    @Test
    @Tag("S3.7a")
    void midInspectionsWaitForFirstPieceAndFirstBundleOneByOne() {
        assertEquals(List.of("first-piece", "first-bundle"), missing(MID));
        visits.passed(FIRST_PIECE);
        assertEquals(List.of("first-bundle"), missing(MID));
        visits.passed(FIRST_BUNDLE);
        assertEquals(List.of(), missing(MID));
    }

    @Test
    void beforeTheStartNothingIsInspected() {
        Visits early = Visits.at(Lots.of(ALot.of(999)));
        assertEquals(List.of("start"), codes(early.record().gate(SEMI_FINISHED).missing()));
        for (InspectionKind kind : List.of(FIRST_PIECE, FIRST_BUNDLE)) {
            assertEquals(
                    List.of("start", "made-up-pieces"),
                    codes(early.record().gate(kind).missing()));
        }
        early.passed(FIRST_PIECE, FIRST_BUNDLE);
        assertEquals(
                List.of("start", "produced"), codes(early.record().gate(MID).missing()));
        Visits unstarted = Visits.at(Lots.of(ALot.of(999)).progressed(900, 0));
        unstarted.passed(FIRST_PIECE, FIRST_BUNDLE);
        assertEquals(List.of("start"), codes(unstarted.record().gate(MID).missing()));
    }

    @Test
    @Tag("S3.7a")
    void aFirstPieceThatFailedIsRectifiedAndSignedBeforeMidInspectionsCount() {
        Inspection first = visits.reported(FIRST_PIECE, null, List.of(), defect("COLLAR", DefectClass.MINOR, 1));
        visits.passed(FIRST_BUNDLE);
        assertEquals(List.of("first-piece"), missing(MID));
        first.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertEquals(List.of("first-piece"), missing(MID));
        assertThrows(
                Refused.class, () -> first.rectify("领型已改", first.report().on().minusDays(1), "inspector"));
        first.rectify("领型已改", visits.day(), "inspector");
        assertEquals(List.of(), missing(MID));
    }

    @Test
    @Tag("S3.6")
    void pointsOfTheInitialPhaseThatStayOpenOweASignedInitialReport() {
        visits.signed(SEMI_FINISHED, true, defect("SKIPPED", DefectClass.MAJOR, 1));
        visits.passed(FIRST_PIECE, FIRST_BUNDLE);
        assertEquals(List.of("initial-report"), missing(MID));
        Inspection report = visits.reported(INITIAL_REPORT, null, List.of());
        assertEquals(List.of("initial-report"), missing(MID));
        report.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertEquals(List.of(), missing(MID));
        visits.signed(SEMI_FINISHED, false, defect("SKIPPED", DefectClass.MAJOR, 1));
        assertEquals(List.of("initial-report"), missing(MID));
    }

    @Test
    @Tag("S3.6")
    void eachProcessWhoseSemiFinishedGoodsNobodyInspectedIsNamed() {
        lots.cameThrough("CUTTING", "SEWING", "PACKING");
        assertEquals(List.of("CUTTING", "SEWING"), visits.record().uninspectedProcesses());
        visits.reported(SEMI_FINISHED, "SEWING", List.of());
        visits.booked(SEMI_FINISHED, "CUTTING");
        assertEquals(List.of("CUTTING"), visits.record().uninspectedProcesses());
    }

    @Test
    void withoutOpenPointsNoInitialReportIsMade() {
        assertEquals(List.of("initial-points"), missing(INITIAL_REPORT));
    }

    @ParameterizedTest
    @CsvSource({"999, 799, false", "999, 800, true", "1000, 799, false", "1000, 800, true", "5, 3, false", "5, 4, true"
    })
    @Tag("rule-38")
    @Tag("S3.11a")
    void eightyPerCentAreCountedInExactNumbers(int quantity, int packed, boolean enough) {
        InspectionRecord record = Visits.at(Lots.of(ALot.of(quantity)).progressed(quantity, packed))
                .record();
        assertEquals(!enough, codes(record.gate(FINAL).missing()).contains("packed"));
    }

    @Test
    @Tag("rule-38")
    void aLotThatWasClosedShortBelow80PerCentIsInspectedOnceItIsComplete() {
        Lots lots = Lots.of(ALot.of(1000)).progressed(700, 700);
        assertTrue(codes(Visits.at(lots).record().gate(FINAL).missing()).contains("packed"));
        lots.reportedComplete(700);
        assertFalse(codes(Visits.at(lots).record().gate(FINAL).missing()).contains("packed"));
    }

    @Test
    @Tag("S3.9")
    @Tag("rule-36")
    void theFinalInspectionWaitsForEachSignedMidReport() {
        visits.passed(FIRST_PIECE, FIRST_BUNDLE, MID);
        assertEquals(List.of("mid-reports"), missing(FINAL));
        Inspection unsigned = visits.reported(MID, null, List.of());
        assertEquals(List.of("mid-reports"), missing(FINAL));
        unsigned.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertEquals(List.of(), missing(FINAL));
    }

    @Test
    @Tag("rule-36")
    void severalMidReportsOfOneDayAreOneVisit() {
        visits.passed(MID).sameDay().passed(MID);
        assertEquals(1, visits.record().countedMidReports());
        visits.passed(MID);
        assertEquals(2, visits.record().countedMidReports());
    }

    @Test
    @Tag("rule-36")
    void onlyMidReportsCountAsMidReports() {
        visits.passed(FIRST_PIECE, FIRST_BUNDLE, SEMI_FINISHED, FINAL);
        assertEquals(0, visits.record().countedMidReports());
    }

    @Test
    @Tag("rule-36")
    void aReportThatIsChangedAfterwardsCountsNoMoreUntilItIsSignedAnew() {
        Inspection mid = visits.signed(MID, true);
        String signed = mid.contentHash();
        mid.report(
                new InspectionReport(
                        mid.sampleSize(),
                        List.of(defect("STAIN", DefectClass.MINOR, 1)),
                        List.of(),
                        List.of(Focus.values()),
                        null,
                        null),
                visits.day(),
                Visits.at(visits.day()),
                "inspector");
        assertFalse(mid.contentHash().equals(signed));
        assertEquals(0, visits.record().countedMidReports());
        mid.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertEquals(1, visits.record().countedMidReports());
    }

    @Test
    @Tag("rule-36")
    void aScanCountsOnceQualityHasConfirmedIt() {
        Inspection mid = visits.reported(MID, null, List.of());
        mid.archiveScan("王厂长", mid.id(), visits.day(), Visits.at(visits.day()), "inspector");
        assertEquals(0, visits.record().countedMidReports());
        mid.refuseScan();
        assertEquals(0, visits.record().countedMidReports());
        mid.archiveScan("王厂长", mid.id(), visits.day(), Visits.at(visits.day()), "inspector");
        assertTrue(mid.confirmScan(visits.day(), "quality-manager").paper());
        assertEquals(1, visits.record().countedMidReports());
    }

    @Test
    void theFinalInspectionWaitsForOpenPointsHoldsAndCancellations() {
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        visits.signed(MID, false);
        visits.signed(MID, false);
        assertEquals(List.of("checkpoints"), missing(FINAL));
        visits.signed(MID, true);
        assertEquals(List.of(), missing(FINAL));
        lots.workHeld();
        assertEquals(List.of("hold"), missing(FINAL));
        lots.cancelled();
        assertEquals(List.of("order-cancelled", "hold"), missing(FINAL));
    }

    @Test
    @Tag("rule-34")
    void anUndecidedNumberOfMidReportsBlocksTheFinalInspection() {
        Lots large = Lots.of(ALot.of(10_001)).started(Chain.START).progressed(10_001, 9000);
        Visits many = Visits.at(large);
        for (int i = 0; i < 8; i++) {
            many.passed(MID);
        }
        assertEquals(
                List.of("mid-reports-undecided"),
                codes(many.record().gate(FINAL).missing()));
        large.midReports(8);
        assertEquals(List.of(), codes(many.record().gate(FINAL).missing()));
    }

    @Test
    @Tag("rule-31")
    @Tag("S3.8")
    void theNextMidInspectionIsDueThreeToSixWorkingDaysAfterTheOneBefore() {
        Lots counting = Lots.of(ALot.of(999)).started(java.time.LocalDate.of(2026, 3, 2));
        InspectionRecord record = Visits.at(counting).record();
        assertEquals(
                java.time.LocalDate.of(2026, 3, 5),
                record.cadence().orElseThrow().from());
        assertEquals(
                java.time.LocalDate.of(2026, 3, 10),
                record.cadence().orElseThrow().until());
        assertFalse(overdue(counting, 10));
        assertTrue(overdue(counting, 11));
        assertEquals(
                List.of(true, true, false, false),
                IntStream.rangeClosed(1, 4).mapToObj(InspectionRecord::isEarly).toList());
    }

    private static boolean overdue(Lots lots, int march) {
        return Visits.at(lots.on(java.time.LocalDate.of(2026, 3, march)))
                .record()
                .cadence()
                .orElseThrow()
                .overdue();
    }

    @Test
    @Tag("rule-50")
    @Tag("S3.11b")
    void whoInspectsDoesNotDecideAndWhatDiffersNeedsAReason() {
        Inspection inspected = visits.reported(FINAL, null, List.of(), defect("NEEDLE", DefectClass.CRITICAL, 1));
        Refused oneself =
                assertThrows(Refused.class, () -> inspected.decide(false, "bad", null, visits.day(), "inspector"));
        assertEquals(Refused.Kind.FORBIDDEN, oneself.kind());
        Refused silent =
                assertThrows(Refused.class, () -> inspected.decide(true, null, null, visits.day(), "supervisor"));
        assertEquals(Refused.Kind.INVALID, silent.kind());
        assertThrows(
                Refused.class, () -> inspected.decide(true, "sorted out by hand", null, visits.day(), "supervisor"));
        inspected.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertEquals(
                1,
                inspected
                        .decide(true, "sorted out by hand", null, visits.day(), "supervisor")
                        .size());
        assertTrue(visits.record().isAccepted());
        assertEquals("REJECTED", inspected.verdict().name());
    }

    @Test
    @Tag("rule-48")
    @Tag("S3.11c")
    void aRejectedLotIsReworkedBeforeItIsInspectedAnew() {
        visits.passed(FIRST_PIECE, FIRST_BUNDLE, MID, MID);
        Inspection rejected = visits.reported(FINAL, null, List.of(), defect("NEEDLE", DefectClass.CRITICAL, 1));
        assertTrue(visits.record().standingFinal().isPresent());
        assertThrows(Refused.class, () -> rejected.decide(false, null, Severity.REDUCED, visits.day(), "supervisor"));
        assertEquals(
                2,
                rejected.decide(false, null, null, visits.day(), "supervisor").size());
        assertTrue(visits.record().standingFinal().isEmpty());
        assertEquals(List.of("rework"), missing(FINAL));
        assertThrows(Refused.class, () -> rejected.reworked("全检返修", visits.day().minusDays(1), "factory"));
        rejected.reworked("全检返修", visits.day(), "factory");
        assertEquals(List.of(), missing(FINAL));
        assertEquals(
                "TIGHTENED",
                visits.record()
                        .resubmission()
                        .orElseThrow()
                        .decision()
                        .reinspection()
                        .name());
        assertFalse(visits.record().isAccepted());
    }

    @Test
    @Tag("rule-38")
    void aBookingLapsesUntilTheFirstCartonIsDrawn() {
        Inspection booked = visits.booked(FINAL, null);
        assertTrue(booked.lapse());
        assertTrue(visits.record().standingFinal().isEmpty());
        Inspection drawn = visits.booked(FINAL, null);
        drawn.draw(40, 7);
        assertFalse(drawn.lapse());
        assertEquals(7, drawn.cartonsToOpen().size());
    }

    @Test
    @Tag("rule-39")
    void theSampleIsTakenFromPackedAndUnpackedInProportion() {
        Lots four = Lots.of(ALot.of(4000)).started(Chain.START).progressed(4000, 3000);
        Inspection mid = Visits.at(four).booked(MID, null);
        assertEquals(4000, mid.lotSize());
        assertEquals(200, mid.sampleSize());
        assertEquals(150, mid.packedShare());
    }

    @Test
    @Tag("rule-35")
    void fewerThanTheSampleAreNoInspection() {
        Inspection booked = visits.booked(FINAL, null);
        booked.draw(40, 7L);
        for (Integer inspected : new Integer[] {0, booked.sampleSize() - 1}) {
            Refused refused = assertThrows(
                    Refused.class,
                    () -> booked.report(
                            new InspectionReport(inspected, List.of(), List.of(), List.of(), null, null),
                            visits.day(),
                            Visits.at(visits.day()),
                            "inspector"));
            assertEquals("too-few-inspected", refused.code());
        }
    }

    @Test
    void aFinalInspectionOfASmallerLotIsNoneOfTheLargerOne() {
        Inspection accepted = visits.signed(FINAL, true);
        accepted.decide(true, null, null, visits.day(), "supervisor");
        assertTrue(visits.record().isAccepted());
        lots.lotOf(1100);
        assertFalse(visits.record().isAccepted());
        assertTrue(visits.record().standingFinal().isEmpty());
    }

    private List<String> missing(InspectionKind kind) {
        return codes(visits.record().gate(kind).missing());
    }

    private static List<String> codes(List<Missing> missing) {
        return missing.stream().map(Missing::code).toList();
    }
}
