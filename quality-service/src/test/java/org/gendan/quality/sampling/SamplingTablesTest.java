package org.gendan.quality.sampling;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.quality.sampling.MasterTable.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The standard's tables by their structure, and by the examples of the trade. */
class SamplingTablesTest {
    private static final BigDecimal AQL_2_5 = new BigDecimal("2.5");

    /** The last size of each range of Table 1 but the open one. */
    private static final List<Integer> LAST_OF_RANGE =
            List.of(8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000);

    private static final List<Integer> EDGES = IntStream.concat(
                    IntStream.of(2, Integer.MAX_VALUE),
                    LAST_OF_RANGE.stream().flatMapToInt(last -> IntStream.of(last, last + 1)))
            .sorted()
            .boxed()
            .toList();

    @Test
    @Tag("rule-42")
    void everyLotLevelAqlAndSeverityHasAPlan() {
        Set<BigDecimal> aqls = new HashSet<>(SamplingTables.aqls());
        assertEquals(26, aqls.size());
        for (int lot : EDGES) {
            for (InspectionLevel level : InspectionLevel.values()) {
                for (BigDecimal aql : aqls) {
                    for (Severity severity : Severity.values()) {
                        SamplingPlan plan = SamplingTables.plan(lot, level, aql, severity);
                        assertEquals(plan.acceptNumber() + 1, plan.rejectNumber(), plan::toString);
                        assertTrue(plan.sampleSize() > 0 && plan.sampleSize() <= lot, plan::toString);
                        assertEquals(plan.fullInspection(), plan.sampleSize() == lot, plan::toString);
                    }
                }
            }
        }
    }

    @Test
    @Tag("rule-41")
    void everyArrowLeadsToThePlanThatItPointsAt() {
        forEachCell((table, at, column) -> {
            Row row = table.rows().get(at);
            String cell = row.cells().get(column);
            if (cell.equals("·")) {
                assertEquals("S", row.letter(), "only the row that tightened inspection adds has empty cells");
                return;
            }
            int led = table.rows().indexOf(table.effective(row.letter(), column));
            int direction = cell.equals("↓") ? 1 : cell.equals("↑") ? -1 : 0;
            assertEquals(direction, Integer.compare(led, at), table.name() + " " + row.letter() + " " + column);
            for (int between = at; between != led; between += direction) {
                assertEquals(
                        cell,
                        table.rows().get(between).cells().get(column),
                        "nothing but this arrow on its way: %s %s %d".formatted(table.name(), row.letter(), column));
            }
        });
    }

    @Test
    @Tag("rule-41")
    void theEffectiveLetterDecidesTheSampleSize() {
        assertEquals("A2 B3 C5 D8 E13 F20 G32 H50 J80 K125 L200 M315 N500 P800 Q1250 R2000", sizes(Severity.NORMAL));
        assertEquals(sizes(Severity.NORMAL) + " S3150", sizes(Severity.TIGHTENED));
        assertEquals("A2 B2 C2 D3 E5 F8 G13 H20 J32 K50 L80 M125 N200 P315 Q500 R800", sizes(Severity.REDUCED));
        forEachLetter((letter, aql, severity) -> {
            Row row = effective(letter, aql, severity);
            assertTrue(sizes(severity).contains(row.letter() + row.sampleSize()));
        });
    }

    @Test
    @Tag("rule-44")
    void aBiggerAqlIsNeverStricterAndABiggerLotNeverAcceptsLess() {
        for (Severity severity : Severity.values()) {
            MasterTable table = SamplingTables.table(severity);
            List<String> letters = letters(table);
            for (int column = 0; column < table.aqls().size(); column++) {
                for (int at = 0; at < letters.size(); at++) {
                    int here = accept(table, letters.get(at), column);
                    String where = severity + " " + letters.get(at) + " "
                            + table.aqls().get(column);
                    if (column > 0) {
                        assertTrue(accept(table, letters.get(at), column - 1) <= here, where + " against its left");
                    }
                    if (at > 0) {
                        assertTrue(accept(table, letters.get(at - 1), column) <= here, where + " against its upper");
                    }
                }
            }
        }
    }

    @Test
    @Tag("rule-42")
    void thePlansOfADiagonalHaveTheSameAcceptNumber() {
        // A letter further the sample grows as the AQL shrinks a column to the left; only reduced samples of 2 cannot
        // shrink.
        for (Severity severity : Severity.values()) {
            MasterTable table = SamplingTables.table(severity);
            int first = severity == Severity.REDUCED ? 2 : 0;
            Map<Integer, Integer> ofDiagonal = new HashMap<>();
            for (int at = first; at < table.rows().size(); at++) {
                for (int column = 0; column < table.aqls().size(); column++) {
                    int diagonal = at + column;
                    String where = severity + " " + table.rows().get(at).letter() + " "
                            + table.aqls().get(column);
                    table.rows()
                            .get(at)
                            .acceptNumber(column)
                            .ifPresent(number -> assertEquals(
                                    number, ofDiagonal.computeIfAbsent(diagonal, unknown -> number), where));
                }
            }
        }
        assertEquals(Set.of(0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 44), acceptNumbers(Severity.NORMAL));
        assertEquals(Set.of(0, 1, 2, 3, 5, 8, 12, 18, 27, 41), acceptNumbers(Severity.TIGHTENED));
        assertEquals(Set.of(0, 1, 2, 3, 5, 6, 7, 8, 10, 14, 21, 30), acceptNumbers(Severity.REDUCED));
    }

    @Test
    @Tag("rule-42")
    void goodsAsGoodAsTheAqlMostlyPassAndTightenedInspectionPassesThemLessOften() {
        forEachLetter((letter, aql, severity) -> {
            double normal = acceptance(effective(letter, aql, Severity.NORMAL), aql);
            double tightened = acceptance(effective(letter, aql, Severity.TIGHTENED), aql);
            double reduced = acceptance(effective(letter, aql, Severity.REDUCED), aql);
            assertTrue(tightened <= normal + 1e-9, letter + " " + aql + " tightened against normal");
            assertTrue(normal > 0.85, letter + " " + aql + " normal");
            assertTrue(reduced > 0.85, letter + " " + aql + " reduced");
        });
    }

    @Test
    @Tag("rule-40")
    void theLotRangesAreThoseOfTable1OnBothSidesOfEachEdge() {
        assertEquals(
                """
                2 A A A A A A B
                8 A A A A A A B
                9 A A A A A B C
                15 A A A A A B C
                16 A A B B B C D
                25 A A B B B C D
                26 A B B C C D E
                50 A B B C C D E
                51 B B C C C E F
                90 B B C C C E F
                91 B B C D D F G
                150 B B C D D F G
                151 B C D E E G H
                280 B C D E E G H
                281 B C D E F H J
                500 B C D E F H J
                501 C C E F G J K
                1200 C C E F G J K
                1201 C D E G H K L
                3200 C D E G H K L
                3201 C D F G J L M
                10000 C D F G J L M
                10001 C D F H K M N
                35000 C D F H K M N
                35001 D E G J L N P
                150000 D E G J L N P
                150001 D E G J M P Q
                500000 D E G J M P Q
                500001 D E H K N Q R
                2147483647 D E H K N Q R""",
                EDGES.stream()
                        .map(lot -> lot + " "
                                + Arrays.stream(InspectionLevel.values())
                                        .map(level -> SamplingTables.plan(lot, level, AQL_2_5, Severity.NORMAL)
                                                .codeLetter())
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n")));
    }

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
        HttpProblem refused = assertThrows(
                HttpProblem.class,
                () -> SamplingTables.plan(1, InspectionLevel.II, new BigDecimal("2.0"), Severity.NORMAL));
        assertEquals(400, refused.getStatusCode());
        String all = String.valueOf(refused.getParameters().get("violations"));
        assertTrue(all.contains("a lot of one piece is inspected whole"), all);
        assertTrue(all.contains("1.5, 2.5, 4.0"), all);
        assertEquals(plan(60), SamplingTables.plan(60, InspectionLevel.II, new BigDecimal("2.500"), Severity.NORMAL));
    }

    private static SamplingPlan plan(int lot) {
        return SamplingTables.plan(lot, InspectionLevel.II, AQL_2_5, Severity.NORMAL);
    }

    private static String row(Severity severity) {
        MasterTable table = SamplingTables.table(severity);
        return letters(table).stream()
                .map(letter -> effective(letter, AQL_2_5, severity))
                .map(row -> row.letter() + row.sampleSize() + " "
                        + row.acceptNumber(table.column(AQL_2_5).orElseThrow()).orElseThrow())
                .collect(Collectors.joining(", "));
    }

    private static String sizes(Severity severity) {
        return SamplingTables.table(severity).rows().stream()
                .map(row -> row.letter() + row.sampleSize())
                .collect(Collectors.joining(" "));
    }

    /** The letters that Table 1 gives; S is reached by an arrow alone. */
    private static List<String> letters(MasterTable table) {
        return table.rows().stream()
                .map(Row::letter)
                .filter(letter -> !letter.equals("S"))
                .toList();
    }

    private static Row effective(String letter, BigDecimal aql, Severity severity) {
        MasterTable table = SamplingTables.table(severity);
        return table.effective(letter, table.column(aql).orElseThrow());
    }

    private static int accept(MasterTable table, String letter, int column) {
        return table.effective(letter, column).acceptNumber(column).orElseThrow();
    }

    private static Set<Integer> acceptNumbers(Severity severity) {
        MasterTable table = SamplingTables.table(severity);
        return IntStream.range(0, table.aqls().size())
                .boxed()
                .flatMap(column -> table.rows().stream().flatMap(row -> row.acceptNumber(column).stream()))
                .collect(Collectors.toSet());
    }

    /** Probability that a lot whose quality is the AQL is accepted, by Poisson (defects per hundred pieces). */
    private static double acceptance(Row row, BigDecimal aql) {
        double expected = row.sampleSize() * aql.doubleValue() / 100;
        int column = SamplingTables.aqls().indexOf(aql);
        double term = Math.exp(-expected);
        double sum = term;
        for (int found = 1; found <= row.acceptNumber(column).orElseThrow(); found++) {
            term *= expected / found;
            sum += term;
        }
        return sum;
    }

    private interface Cell {
        void check(MasterTable table, int row, int column);
    }

    private static void forEachCell(Cell cell) {
        for (Severity severity : Severity.values()) {
            MasterTable table = SamplingTables.table(severity);
            for (int row = 0; row < table.rows().size(); row++) {
                assertEquals(26, table.rows().get(row).cells().size());
                for (int column = 0; column < 26; column++) {
                    cell.check(table, row, column);
                }
            }
        }
    }

    private interface Letter {
        void check(String letter, BigDecimal aql, Severity severity);
    }

    private static void forEachLetter(Letter check) {
        for (Severity severity : Severity.values()) {
            for (String letter : letters(SamplingTables.table(severity))) {
                for (BigDecimal aql : SamplingTables.aqls()) {
                    check.check(letter, aql, severity);
                }
            }
        }
    }
}
