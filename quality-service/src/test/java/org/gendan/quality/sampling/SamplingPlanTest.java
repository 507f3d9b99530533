package org.gendan.quality.sampling;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Single plans as people look them up, by the examples of the trade and of the standard. */
class SamplingPlanTest {
    private static final BigDecimal AQL_2_5 = new BigDecimal("2.5");

    @Test
    @Tag("rule-40")
    void theBandsOfTheBriefAreNoLotRanges() {
        for (int band : List.of(1000, 3000, 5000)) {
            assertEquals(plan(band - 1), plan(band), "lot " + band);
            assertEquals(plan(band), plan(band + 1), "lot " + band);
        }
    }

    @Test
    @Tag("rule-41")
    void theTradesTableOfAql25IsTheStandards() {
        assertEquals(
                """
                2 n2 0/1 whole
                5 n5 0/1 whole
                6 n5 0/1
                50 n5 0/1
                51 n20 1/2
                150 n20 1/2
                151 n32 2/3
                280 n32 2/3
                281 n50 3/4
                500 n50 3/4
                501 n80 5/6
                1200 n80 5/6
                1201 n125 7/8
                3200 n125 7/8
                3201 n200 10/11
                10000 n200 10/11
                10001 n315 14/15
                35000 n315 14/15
                35001 n500 21/22
                500000 n500 21/22
                500001 n500 21/22""",
                IntStream.of(
                                2, 5, 6, 50, 51, 150, 151, 280, 281, 500, 501, 1200, 1201, 3200, 3201, 10000, 10001,
                                35000, 35001, 500000, 500001)
                        .mapToObj(lot -> "%d n%d %d/%d%s"
                                .formatted(
                                        lot,
                                        plan(lot).sampleSize(),
                                        plan(lot).acceptNumber(),
                                        plan(lot).rejectNumber(),
                                        plan(lot).fullInspection() ? " whole" : ""))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    @Tag("rule-41")
    void theSampleIsNotThatOfTheLotsOwnLetterWhereAnArrowLeadsAway() {
        Map<Integer, String> wrong = Map.of(8, "A2", 50, "D8", 90, "E13");
        assertAll(wrong.entrySet().stream().map(known -> () -> {
            SamplingPlan plan = plan(known.getKey());
            assertTrue(known.getValue().startsWith(plan.codeLetter()), plan::toString);
            assertNotEquals(known.getValue(), plan.codeLetter() + plan.sampleSize());
            assertNotEquals(plan.codeLetter(), plan.effectiveCodeLetter());
        }));
    }

    @Test
    @Tag("rule-42")
    void tightenedAndReducedPlansOfAql25AreTheStandards() {
        assertEquals(
                "D8 0, D8 0, D8 0, D8 0, G32 1, G32 1, G32 1, H50 2, J80 3, K125 5, L200 8, M315 12, N500 18, N500 18, "
                        + "N500 18, N500 18",
                row(Severity.TIGHTENED));
        assertEquals(
                "C2 0, C2 0, C2 0, C2 0, G13 1, G13 1, G13 1, H20 2, J32 3, K50 5, L80 6, M125 8, N200 10, N200 10, "
                        + "N200 10, N200 10",
                row(Severity.REDUCED));
    }

    /** As ISO 2859-1:1999 and GB/T 2828.1 print it; MIL-STD-105E and Z1.4 have an arrow there, which leads to D. */
    @Test
    @Tag("rule-42")
    void atTheCornerOfTheTightenedTableAql10IsNoughtOfTwo() {
        SamplingPlan plan = SamplingTables.plan(8, InspectionLevel.II, new BigDecimal("10"), Severity.TIGHTENED);
        assertEquals(
                List.of("A", "A", 2, 0, 1, false),
                List.of(
                        plan.codeLetter(),
                        plan.effectiveCodeLetter(),
                        plan.sampleSize(),
                        plan.acceptNumber(),
                        plan.rejectNumber(),
                        plan.fullInspection()));
    }

    @Test
    @Tag("rule-43")
    void tenDefectivePiecesOfTwoHundredPassAndElevenDoNot() {
        SamplingPlan plan = plan(8000);
        assertEquals(200, plan.sampleSize());
        assertTrue(plan.accepts(10));
        assertFalse(plan.accepts(11));
    }

    @Test
    @Tag("rule-46")
    void aClassThatAnArrowLeadsElsewhereHasASampleOfItsOwn() {
        SamplingPlan major = SamplingTables.plan(60, InspectionLevel.II, AQL_2_5, Severity.NORMAL);
        SamplingPlan minor = SamplingTables.plan(60, InspectionLevel.II, new BigDecimal("4.0"), Severity.NORMAL);
        assertEquals(List.of(20, 13), List.of(major.sampleSize(), minor.sampleSize()));
    }

    @Test
    @Tag("rule-41")
    void aSampleThatReachesTheLotIsTheWholeLotAndIsJudgedByThePlansNumbers() {
        BigDecimal strict = new BigDecimal("0.40");
        SamplingPlan whole = SamplingTables.plan(32, InspectionLevel.II, strict, Severity.NORMAL);
        assertEquals(
                List.of(32, 0, 1, true, "G"),
                List.of(
                        whole.sampleSize(),
                        whole.acceptNumber(),
                        whole.rejectNumber(),
                        whole.fullInspection(),
                        whole.effectiveCodeLetter()));
        assertFalse(SamplingTables.plan(33, InspectionLevel.II, strict, Severity.NORMAL)
                .fullInspection());
        SamplingPlan lenient = SamplingTables.plan(20, InspectionLevel.III, new BigDecimal("4.0"), Severity.TIGHTENED);
        assertEquals(
                List.of(20, 1, true), List.of(lenient.sampleSize(), lenient.acceptNumber(), lenient.fullInspection()));
    }

    @Test
    @Tag("rule-49")
    void aPlanSaysWhereItStands() {
        assertEquals(
                "ISO 2859-1:1999 Table 1 (lot 51 to 90, level II) and Table 2-A (single sampling plans for normal "
                        + "inspection), code letter F, AQL 2.5 · GB/T 2828.1-2012 表 1（批量 51～90，检验水平 II）和表 2-A"
                        + "（正常检验一次抽样方案），样本量字码 F，AQL 2.5",
                plan(60).source());
    }

    @Test
    @Tag("rule-35")
    void whatTheStandardDoesNotHaveIsRefusedAndNeverASampleOfNothing() {
        Refused refused = assertThrows(
                Refused.class,
                () -> SamplingTables.plan(1, InspectionLevel.II, new BigDecimal("2.0"), Severity.NORMAL));
        assertEquals(Refused.Kind.INVALID, refused.kind());
        String all = String.valueOf(refused.facts().get("violations"));
        assertTrue(all.contains("a lot of one piece is inspected whole"), all);
        assertTrue(all.contains("1.5, 2.5, 4.0"), all);
        assertEquals(plan(60), SamplingTables.plan(60, InspectionLevel.II, new BigDecimal("2.500"), Severity.NORMAL));
    }

    private static SamplingPlan plan(int lot) {
        return SamplingTables.plan(lot, InspectionLevel.II, AQL_2_5, Severity.NORMAL);
    }

    private static String row(Severity severity) {
        MasterTable table = SamplingTables.table(severity);
        int column = table.column(AQL_2_5).orElseThrow();
        return Arrays.stream("ABCDEFGHJKLMNPQR".split(""))
                .map(letter -> table.effective(letter, column))
                .map(row -> row.letter() + row.sampleSize() + " "
                        + row.acceptNumber(column).orElseThrow())
                .collect(Collectors.joining(", "));
    }
}
