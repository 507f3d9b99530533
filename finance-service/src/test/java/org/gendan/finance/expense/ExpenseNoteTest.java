package org.gendan.finance.expense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpenseNoteTest {
    static final String OF_THE_BRIEF = "1月30号晚餐25元 1月31号早餐20元\n中餐50元\n晚餐38元 2月1号早餐15元\n晚餐40元 2月2日早餐15元\n晚餐35";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Trip TRIP = new Trip("验货", LocalDate.of(2026, 1, 30), LocalDate.of(2026, 2, 2));

    @Test
    @Tag("S3.15")
    @Tag("rule-63")
    void theEightLinesOfTheBriefAreReadAsTheyStand() {
        List<ExpenseLine> lines = new ExpenseNote(TRIP, null, TODAY).read(OF_THE_BRIEF);
        assertEquals(
                """
                2026-01-30 DINNER 25.00 CNY
                2026-01-31 BREAKFAST 20.00 CNY
                2026-01-31 LUNCH 50.00 CNY
                2026-01-31 DINNER 38.00 CNY
                2026-02-01 BREAKFAST 15.00 CNY
                2026-02-01 DINNER 40.00 CNY
                2026-02-02 BREAKFAST 15.00 CNY
                2026-02-02 DINNER 35.00 CNY""",
                lines.stream()
                        .map(line -> "%s %s %s".formatted(line.spentOn(), line.kind(), line.amount()))
                        .collect(Collectors.joining("\n")));
        assertTrue(lines.stream().allMatch(ExpenseLine::yearDerived));
        assertEquals(
                List.of(false, false, false, false, false, false, false, true),
                lines.stream().map(ExpenseLine::currencyAssumed).toList());
    }

    @Test
    @Tag("rule-63")
    void aTripOverNewYearGivesEachDayItsYear() {
        Trip overNewYear = new Trip("验货", LocalDate.of(2025, 12, 30), LocalDate.of(2026, 1, 2));
        assertEquals(
                List.of(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1)),
                new ExpenseNote(overNewYear, null, TODAY)
                        .read("12月31号晚餐25元，1月1号早餐20元").stream()
                                .map(ExpenseLine::spentOn)
                                .toList());
    }

    @Test
    void aYearThatIsNamedIsTaken() {
        ExpenseLine line =
                new ExpenseNote(null, null, TODAY).read("2026年1月30号晚餐25.50元").getFirst();
        assertEquals(LocalDate.of(2026, 1, 30), line.spentOn());
        assertEquals(false, line.yearDerived());
    }

    @ParameterizedTest
    @CsvSource({
        "1月30号晚餐25元, year, state the year",
        "2026年2月30号晚餐25元, note, no such day",
        "2026年2月29号晚餐25元, note, has no",
        "2026年13月1号晚餐25元, note, no such day",
        "2026年12月1号晚餐25元, note, future",
        "晚餐25元, note, no date before it",
        "2026年1月30号晚餐25元 夜宵10元, note, 夜宵10元",
        "hello, note, cannot be read",
        "', ', note, names no expense"
    })
    @Tag("rule-63")
    void whatCannotBeReadIsNamed(String note, String field, String message) {
        Refused refused = assertThrows(Refused.class, () -> new ExpenseNote(null, null, TODAY).read(note));
        String violations = String.valueOf(refused.facts().get("violations"));
        assertTrue(violations.contains("field=" + field), violations);
        assertTrue(violations.contains(message), violations);
    }
}
