package org.gendan.quality.inspection;

import static org.gendan.language.QualityEvent.InspectionKind.FIRST_BUNDLE;
import static org.gendan.language.QualityEvent.InspectionKind.FIRST_PIECE;
import static org.gendan.language.QualityEvent.InspectionKind.MID;
import static org.gendan.language.QualityEvent.InspectionKind.SEMI_FINISHED;
import static org.gendan.quality.inspection.Visits.defect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.gendan.kernel.rule.Refused;
import org.gendan.quality.ALot;
import org.gendan.quality.Chain;
import org.gendan.quality.plan.Lots;
import org.gendan.quality.sampling.DefectClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private final Visits visits =
            Visits.at(Lots.of(ALot.of(500)).started(Chain.START).progressed(300, 100));

    @Test
    @Tag("S3.7b")
    void whatInitialFirstPieceAndFirstBundleFoundIsCarriedForward() {
        visits.signed(SEMI_FINISHED, true, defect("SKIPPED", DefectClass.MINOR, 1));
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        visits.signed(FIRST_BUNDLE, true, defect("SHADE", DefectClass.MINOR, 3));
        visits.signed(MID, false, defect("NEW", DefectClass.MINOR, 3));
        assertEquals(
                List.of("SKIPPED", "COLLAR", "SHADE"),
                visits.record().checklist().open().stream()
                        .map(Checkpoint::code)
                        .toList());
    }

    @Test
    @Tag("rule-53")
    void onlyAMidReportThatCheckedItClosesAPoint() {
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        visits.signed(FIRST_BUNDLE, true);
        assertEquals(1, visits.record().checklist().open().size());
        visits.signed(MID, false);
        assertEquals(1, visits.record().checklist().open().size());
        Inspection closing = visits.signed(MID, true);
        assertTrue(visits.record().checklist().open().isEmpty());
        assertEquals(
                closing.id(), visits.record().checklist().points().getFirst().closedBy());
    }

    @Test
    @Tag("rule-36")
    @Tag("rule-53")
    void aMidReportClosesNothingUntilTheFactorySignsIt() {
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        CheckedPoint mended =
                new CheckedPoint(visits.record().checklist().points().getFirst().id(), true, null);
        Inspection unsigned = visits.reported(MID, null, List.of(mended));
        assertEquals(1, visits.record().checklist().open().size());
        unsigned.sign("王厂长", visits.day(), Visits.at(visits.day()), "factory");
        assertTrue(visits.record().checklist().open().isEmpty());
    }

    @Test
    @Tag("rule-53")
    void theSameDefectKeepsItsFirstDayAndGetsWorseEachTimeItIsFoundAgain() {
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MINOR, 1));
        LocalDate first = visits.day();
        visits.signed(MID, true);
        assertTrue(visits.record().checklist().open().isEmpty());
        visits.signed(MID, true, defect("COLLAR", DefectClass.MINOR, 4));
        Checkpoint again = visits.record().checklist().open().getFirst();
        assertEquals(first, again.firstSeenOn());
        assertEquals(visits.day(), again.lastSeenOn());
        assertEquals(DefectClass.MAJOR, again.severity());
        assertEquals(2, again.timesSeen());
        visits.signed(MID, false, defect("COLLAR", DefectClass.MINOR, 4));
        assertEquals(
                DefectClass.CRITICAL,
                visits.record().checklist().open().getFirst().severity());
    }

    @Test
    @Tag("S3.7b")
    void aMidReportThatPassesOverAPointIsRefused() {
        visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        Refused refused = assertThrows(Refused.class, () -> visits.reported(MID, null, List.of()));
        assertEquals("checkpoints-not-checked", refused.code());
    }

    @Test
    @Tag("S3.6")
    void aPointThatIsMendedInTheInitialPhaseOwesNoReportAndStaysOnTheChecklist() {
        visits.signed(SEMI_FINISHED, true, defect("SKIPPED", DefectClass.MAJOR, 1));
        assertEquals(1, visits.record().checklist().unreported().size());
        visits.signed(SEMI_FINISHED, true);
        assertTrue(visits.record().checklist().unreported().isEmpty());
        assertTrue(visits.record().checklist().points().getFirst().open());
        assertFalse(visits.record().checklist().points().getFirst().initialOpen());
    }

    @Test
    void aReportThatIsWrittenAnewTakesItsPointsWithIt() {
        Inspection first = visits.signed(FIRST_PIECE, true, defect("COLLAR", DefectClass.MAJOR, 1));
        first.report(
                new InspectionReport(20, List.of(), List.of(), List.of(), null, visits.day()),
                visits.day(),
                Visits.at(visits.day()),
                "inspector");
        assertTrue(visits.record().checklist().points().isEmpty());
    }
}
