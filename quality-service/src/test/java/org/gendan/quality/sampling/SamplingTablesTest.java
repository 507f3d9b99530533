package org.gendan.quality.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** The standard's tables by their structure. */
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
    void theCellsOfADiagonalAreAlike() {
        // A letter further the sample grows as the AQL shrinks a column to the left; only reduced samples of 2 cannot
        // shrink.
        for (Severity severity : Severity.values()) {
            MasterTable table = SamplingTables.table(severity);
            Map<Integer, String> ofDiagonal = new HashMap<>();
            for (int at = severity == Severity.REDUCED ? 2 : 0;
                    at < table.rows().size();
                    at++) {
                Row row = table.rows().get(at);
                // At the corners of the table an arrow between 0 and 1 turns, since there is no plan where it would
                // lead.
                boolean corner = "APQR".contains(row.letter());
                for (int column = first(row); column <= last(row); column++) {
                    String cell = row.cells().get(column);
                    if (row.acceptNumber(column).isPresent() || !corner) {
                        assertEquals(
                                cell,
                                ofDiagonal.computeIfAbsent(at + column, unknown -> cell),
                                severity + " " + row.letter() + " "
                                        + table.aqls().get(column));
                    }
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

    private static int first(Row row) {
        return numbers(row).min().orElseThrow();
    }

    private static int last(Row row) {
        return numbers(row).max().orElseThrow();
    }

    private static IntStream numbers(Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> row.acceptNumber(column).isPresent());
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
