package org.gendan.finance.expense;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.Money;

/**
 * Expenses as they are jotted down, such as {@code 1月31号早餐20元 中餐50元} (S3.15): a date stands until the next one, a year
 * is seldom named, and the 元 may be missing (rule 63). What cannot be read is named; nothing of it is guessed or dropped.
 */
final class ExpenseNote {
    private static final Map<String, ExpenseKind> KINDS = Map.of(
            "早餐", ExpenseKind.BREAKFAST,
            "中餐", ExpenseKind.LUNCH,
            "午餐", ExpenseKind.LUNCH,
            "晚餐", ExpenseKind.DINNER,
            "交通", ExpenseKind.TRANSPORT,
            "车费", ExpenseKind.TRANSPORT,
            "住宿", ExpenseKind.LODGING,
            "其他", ExpenseKind.OTHER);

    private static final Pattern ENTRY = Pattern.compile(
            "(?:(?:(?<year>\\d{4})年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})[号日])?\\s*(?<kind>%s)\\s*(?<amount>\\d{1,9}(?:\\.\\d{1,2})?)\\s*(?<unit>元)?"
                    .formatted(String.join("|", KINDS.keySet())));

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，;；、。]*");

    private final Trip trip;
    private final Integer year;
    private final LocalDate today;

    /** The year, or the trip, tells in which year a day lies that the note gives without one; either may be null. */
    ExpenseNote(Trip trip, Integer year, LocalDate today) {
        this.trip = trip;
        this.year = year;
        this.today = today;
    }

    /** The lines of the note; refuses with 400 and everything in it that cannot be read. */
    List<ExpenseLine> read(String note) {
        List<ExpenseLine> lines = new ArrayList<>();
        List<Violation> unread = new ArrayList<>();
        Matcher entry = ENTRY.matcher(note);
        int end = 0;
        Spent spent = null;
        while (entry.find()) {
            between(note.substring(end, entry.start()), unread);
            end = entry.end();
            spent = entry.group("month") == null
                    ? spent
                    : spentOn(entry, unread).orElse(null);
            if (spent == null) {
                if (entry.group("month") == null) {
                    unread.add(new Violation("note", "'%s' has no date before it".formatted(entry.group())));
                }
                continue;
            }
            lines.add(line(entry, spent));
        }
        between(note.substring(end), unread);
        if (lines.isEmpty() && unread.isEmpty()) {
            unread.add(new Violation("note", "names no expense; write as 1月31号早餐20元"));
        }
        if (!unread.isEmpty()) {
            throw Refused.invalid(unread);
        }
        return lines;
    }

    private record Spent(LocalDate on, boolean derived) {}

    private static ExpenseLine line(Matcher entry, Spent spent) {
        return new ExpenseLine(
                spent.on(),
                KINDS.get(entry.group("kind")),
                new Money(new BigDecimal(entry.group("amount")), Money.currency("CNY")),
                entry.group("unit") == null,
                spent.derived(),
                null);
    }

    private Optional<Spent> spentOn(Matcher entry, List<Violation> unread) {
        try {
            MonthDay day = MonthDay.of(Integer.parseInt(entry.group("month")), Integer.parseInt(entry.group("day")));
            if (entry.group("year") != null) {
                return dated(day, Integer.parseInt(entry.group("year")), false, unread);
            }
            Optional<Integer> derived = yearOf(day);
            if (derived.isEmpty()) {
                unread.add(new Violation(
                        "year",
                        "%d月%d号 has no year: state the year, or a trip that covers the day"
                                .formatted(day.getMonthValue(), day.getDayOfMonth())));
                return Optional.empty();
            }
            return dated(day, derived.get(), true, unread);
        } catch (DateTimeException noSuchDay) {
            unread.add(new Violation("note", "'%s': there is no such day".formatted(entry.group())));
            return Optional.empty();
        }
    }

    private Optional<Spent> dated(MonthDay day, int inYear, boolean derived, List<Violation> unread) {
        if (!day.isValidYear(inYear)) {
            unread.add(new Violation("note", "%d has no %s".formatted(inYear, day)));
            return Optional.empty();
        }
        LocalDate on = day.atYear(inYear);
        if (on.isAfter(today)) {
            unread.add(new Violation("note", "%s lies in the future; today is %s".formatted(on, today)));
            return Optional.empty();
        }
        return Optional.of(new Spent(on, derived));
    }

    private Optional<Integer> yearOf(MonthDay day) {
        if (trip == null) {
            return Optional.ofNullable(year);
        }
        return IntStream.rangeClosed(trip.startsOn().getYear(), trip.endsOn().getYear())
                .boxed()
                .filter(each -> day.isValidYear(each) && trip.covers(day.atYear(each)))
                .findFirst()
                .or(() -> Optional.ofNullable(year));
    }

    private static void between(String text, List<Violation> unread) {
        if (!BETWEEN.matcher(text).matches()) {
            unread.add(new Violation("note", "'%s' cannot be read; write as 1月31号早餐20元".formatted(text.strip())));
        }
    }
}
