package org.gendan.finance.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gendan.language.Money;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;

/**
 * A line as it is written, before it is understood; what is not there is empty. The amount stands in one column, with a sign
 * or beside the direction, or in one column for credits and one for debits.
 */
record LineText(
        String bankAccount,
        String bookedOn,
        String amount,
        String credit,
        String debit,
        String currency,
        String direction,
        String payer,
        String text,
        String transactionId) {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[ T].*)?");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    /** As Chinese banks name them. */
    private static final Map<String, String> CURRENCIES =
            Map.of("人民币", "CNY", "RMB", "CNY", "美元", "USD", "欧元", "EUR", "日元", "JPY", "港币", "HKD", "英镑", "GBP");

    private static final Pattern ZERO = Pattern.compile("[-+0.,]*");

    private record Movement(Direction direction, String figure) {}

    StatementLine read() throws Flawed {
        Movement movement = movement();
        return StatementLine.of(
                bankAccount, date(), movement.direction(), money(movement.figure()), payer, text, transactionId);
    }

    /** Everything that is wrong with date and money, where {@link #read} says the first thing. */
    List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        try {
            money(movement().figure());
        } catch (Flawed flawed) {
            flaws.addAll(flawed.flaws());
        }
        try {
            date();
        } catch (Flawed flawed) {
            flaws.addAll(flawed.flaws());
        }
        return flaws;
    }

    private Movement movement() throws Flawed {
        if (!amount.isEmpty()) {
            boolean negative = amount.startsWith("-");
            String figure = amount.replaceFirst("^[+-]", "");
            if (direction.isEmpty()) {
                return new Movement(negative ? Direction.DEBIT : Direction.CREDIT, figure);
            }
            Direction stated = Direction.of(direction);
            if (negative && stated == Direction.CREDIT) {
                throw StatementFlaw.AMOUNT.with(amount);
            }
            return new Movement(stated, figure);
        }
        boolean in = !ZERO.matcher(credit).matches();
        boolean out = !ZERO.matcher(debit).matches();
        if (in == out) {
            throw StatementFlaw.AMOUNT.with((credit + " " + debit).strip());
        }
        return in
                ? new Movement(Direction.CREDIT, credit)
                : new Movement(Direction.DEBIT, debit.replaceFirst("^-", ""));
    }

    private Money money(String figure) throws Flawed {
        if (!AMOUNT.matcher(figure).matches()) {
            throw StatementFlaw.AMOUNT.with(figure);
        }
        String stated = currency.toUpperCase(Locale.ROOT);
        String code = CURRENCIES.getOrDefault(stated, stated);
        try {
            Money.currency(code);
        } catch (IllegalArgumentException unknown) {
            throw StatementFlaw.CURRENCY.with(currency);
        }
        try {
            return new Money(new BigDecimal(figure.replace(",", "")), Money.currency(code)).stated();
        } catch (IllegalArgumentException notMoney) {
            throw StatementFlaw.AMOUNT.with(figure + " " + currency);
        }
    }

    private LocalDate date() throws Flawed {
        Matcher date = DATE.matcher(bookedOn);
        try {
            if (date.matches()) {
                return LocalDate.parse("%s-%2s-%2s"
                        .formatted(date.group(1), date.group(2), date.group(3))
                        .replace(' ', '0'));
            }
        } catch (DateTimeParseException noDay) {
            // answered below, as what is no date at all is
        }
        throw StatementFlaw.DATE.with(bookedOn);
    }
}
