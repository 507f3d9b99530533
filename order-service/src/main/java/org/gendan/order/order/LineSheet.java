package org.gendan.order.order;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.Money;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.attachment.UploadCheck.Kind;
import org.gendan.office.paper.PaperFont;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Format;
import org.gendan.office.sheet.Line;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.Sheet;

/**
 * The lines of an order as a spreadsheet: the first sheet, whose first row names the columns (the English name first, as in
 * {@code quantity 数量}). Every row that is wrong is named, not the first one only.
 */
final class LineSheet {
    private static final int MOST_LINES = 1_000;
    private static final List<String> COLUMNS =
            List.of("line", "series", "model", "specification", "colour", "size", "quantity", "unitPrice", "currency");

    private LineSheet() {}

    static List<LineDetails> read(Upload upload) {
        UploadCheck.require(upload, EnumSet.of(Kind.XLSX));
        List<LineDetails> lines = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        try (InputStream content = Files.newInputStream(upload.content())) {
            sheet().in(Format.XLSX).read(content, row -> {
                switch (row) {
                    case Row.Read<LineDetails> read -> lines.add(read.value());
                    case Row.Rejected<LineDetails> wrong ->
                        wrong.flaws().forEach(flaw -> violations.add(violation(flaw)));
                }
                return true;
            });
        } catch (Flawed flawed) {
            throw refused(flawed);
        } catch (IOException unreadable) {
            throw unreadable();
        }
        if (lines.isEmpty() && violations.isEmpty()) {
            violations.add(new Violation("file", "there is no line below the header"));
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return lines;
    }

    private static Sheet<LineDetails> sheet() {
        Sheet<LineDetails> sheet =
                Sheet.of(LineSheet::line).naming(LineSheet::firstWord).atMost(MOST_LINES);
        for (String column : COLUMNS) {
            sheet = sheet.column(column).requires(column, column);
        }
        return sheet;
    }

    private static String firstWord(String header) {
        return header.split("\\s", 2)[0];
    }

    private static Violation violation(Flaw flaw) {
        return new Violation("row %d, column %s".formatted(flaw.row(), flaw.column()), flaw.text());
    }

    private static Refused refused(Flawed flawed) {
        return switch (flawed.first().code()) {
            case Flaw.EMPTY -> Refused.invalid("file", "the first sheet is empty");
            case Flaw.ROWS -> Refused.invalid("file", "an order has at most %d lines".formatted(MOST_LINES));
            case Flaw.COLUMN ->
                Refused.invalid(flawed.flaws().stream()
                        .map(flaw -> new Violation("row 1", "has no column " + flaw.column()))
                        .toList());
            default -> unreadable();
        };
    }

    private static Refused unreadable() {
        return Refused.invalid("file", "is no spreadsheet that can be read; save it anew as .xlsx and send that");
    }

    private static LineDetails line(Line line) {
        return new LineDetails(
                wholeNumber(line, "line", 9_999) instanceof Integer number ? number : 1,
                given(line, "series"),
                given(line, "model"),
                given(line, "specification"),
                given(line, "colour"),
                given(line, "size"),
                wholeNumber(line, "quantity", 10_000_000),
                price(line));
    }

    private static String given(Line line, String column) {
        String text = line.raw(column);
        if (line.isError(column)) {
            line.wrong(column, Flaw.FORMULA, shortened(text), Map.of());
        }
        if (text.length() > 100 && !"specification".equals(column) || text.length() > 400) {
            line.wrong(column, Flaw.TOO_LONG, shortened(text), Map.of());
        }
        List<String> unprintable = PaperFont.unprintable(text);
        if (!unprintable.isEmpty()) {
            line.wrong(column, Flaw.UNPRINTABLE, shortened(text), Map.of("characters", String.join(", ", unprintable)));
        }
        return text.isEmpty() ? null : text;
    }

    private static Integer wholeNumber(Line line, String column, int largest) {
        String text = line.raw(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            int number = new BigDecimal(text).intValueExact();
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // answered below, as a number out of range is
        }
        line.wrong(column, Flaw.WHOLE_NUMBER, shortened(text), Map.of("least", 1, "largest", largest));
        return null;
    }

    private static Money price(Line line) {
        String amount = line.raw("unitPrice");
        if (amount.isEmpty()) {
            return null;
        }
        try {
            Money price = new Money(
                            new BigDecimal(amount),
                            Money.currency(line.raw("currency").toUpperCase(Locale.ROOT)))
                    .stated();
            if (price.amount().signum() < 0) {
                line.wrong("unitPrice", Flaw.NEGATIVE, shortened(amount), Map.of());
            }
            return price;
        } catch (NumberFormatException notANumber) {
            line.wrong("unitPrice", Flaw.DECIMAL, shortened(amount), Map.of());
        } catch (IllegalArgumentException notMoney) {
            line.wrong("unitPrice", Flaw.MONEY, shortened(amount), Map.of("problem", notMoney.getMessage()));
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
