package org.gendan.order.order;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.Money;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.attachment.UploadCheck.Kind;

/**
 * The lines of an order as a spreadsheet: the first sheet, whose first row names the columns (the English name first, as in
 * {@code quantity 数量}). Every row that is wrong is named, not the first one only.
 */
final class LineSheet {
    private static final int MOST_LINES = 1_000;
    private static final MathContext SHOWN = new MathContext(15);
    /** Before or behind the point; written out, 1E999999999 would fill the memory. */
    private static final int MOST_DIGITS = 30;

    private static final List<String> COLUMNS =
            List.of("line", "series", "model", "specification", "colour", "size", "quantity", "unitPrice", "currency");

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private LineSheet() {}

    static List<LineDetails> read(Upload upload) {
        UploadCheck.require(upload, EnumSet.of(Kind.XLSX));
        try (InputStream content = Files.newInputStream(upload.content());
                ReadableWorkbook workbook = new ReadableWorkbook(content);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return new LineSheet().read(rows.iterator());
        } catch (Refused refusal) {
            throw refusal;
        } catch (IOException | RuntimeException unreadable) {
            // The reader fails in many ways, down to a number that is none; none of them is ours.
            throw Refused.invalid("file", "is no spreadsheet that can be read; save it anew as .xlsx and send that");
        }
    }

    private List<LineDetails> read(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            throw Refused.invalid("file", "the first sheet is empty");
        }
        header(rows.next());
        List<LineDetails> lines = new ArrayList<>();
        for (int below = 1; rows.hasNext(); below++) {
            if (below > MOST_LINES) {
                throw Refused.invalid("file", "an order has at most %d lines".formatted(MOST_LINES));
            }
            Row row = rows.next();
            if (row.stream().anyMatch(cell -> !text(cell).isEmpty())) {
                lines.add(line(row));
            }
        }
        if (lines.isEmpty()) {
            violations.add(new Violation("file", "there is no line below the header"));
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return lines;
    }

    private void header(Row row) {
        row.forEach(cell -> {
            String name = text(cell).split("\\s", 2)[0];
            COLUMNS.stream()
                    .filter(name::equalsIgnoreCase)
                    .forEach(column -> columns.put(column, cell.getColumnIndex()));
        });
        COLUMNS.stream()
                .filter(column -> !columns.containsKey(column))
                .forEach(column -> violations.add(new Violation("row 1", "has no column " + column)));
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private LineDetails line(Row row) {
        return new LineDetails(
                wholeNumber(row, "line", 9_999) instanceof Integer number ? number : 1,
                given(row, "series"),
                given(row, "model"),
                given(row, "specification"),
                given(row, "colour"),
                given(row, "size"),
                wholeNumber(row, "quantity", 10_000_000),
                price(row));
    }

    private String given(Row row, String column) {
        String text = at(row, column);
        Cell cell = row.getOptionalCell(columns.get(column)).orElse(null);
        if (cell != null && cell.getType() == CellType.ERROR) {
            wrong(row, column, "holds the error %s of a formula".formatted(shortened(text)));
        }
        if (text.length() > 100 && !"specification".equals(column) || text.length() > 400) {
            wrong(row, column, "is too long");
        }
        return text.isEmpty() ? null : text;
    }

    private Integer wholeNumber(Row row, String column, int largest) {
        String text = at(row, column);
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
        wrong(row, column, "is %s, but must be a whole number from 1 to %d".formatted(shortened(text), largest));
        return null;
    }

    private Money price(Row row) {
        String amount = at(row, "unitPrice");
        if (amount.isEmpty()) {
            return null;
        }
        try {
            Money price = new Money(
                            new BigDecimal(amount),
                            Money.currency(at(row, "currency").toUpperCase(Locale.ROOT)))
                    .stated();
            if (price.amount().signum() < 0) {
                wrong(row, "unitPrice", "is negative");
            }
            return price;
        } catch (NumberFormatException notANumber) {
            wrong(row, "unitPrice", "is %s, but must be a decimal number".formatted(shortened(amount)));
        } catch (IllegalArgumentException notMoney) {
            wrong(row, "unitPrice", notMoney.getMessage());
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void wrong(Row row, String column, String message) {
        violations.add(new Violation("row %d, column %s".formatted(row.getRowNum(), column), message));
    }

    private String at(Row row, String column) {
        return row.getOptionalCell(columns.get(column)).map(LineSheet::text).orElse("");
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        // Of a formula its result counts, as the sheet kept it.
        return cell.getValue() instanceof BigDecimal number
                ? plain(number)
                : String.valueOf(cell.getText()).strip();
    }

    /** A sheet keeps fractions as binary ones: 19.99 stands there as 19.989999999999998, and shows 15 digits. */
    private static String plain(BigDecimal number) {
        BigDecimal shown = number.scale() > 0 ? number.round(SHOWN).stripTrailingZeros() : number;
        return Math.abs((long) shown.scale()) > MOST_DIGITS ? shown.toString() : shown.toPlainString();
    }
}
