package org.gendan.order.order;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.gendan.kernel.Money;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.Refusal.Violation;
import org.gendan.kernel.rest.UploadCheck;
import org.gendan.kernel.rest.UploadCheck.Kind;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The lines of an order as a spreadsheet: the first sheet, whose first row names the columns (the English name first, as in
 * {@code quantity 数量}). Every row that is wrong is named, not the first one only.
 */
final class LineSheet {
    private static final int MOST_LINES = 1_000;
    private static final List<String> COLUMNS =
            List.of("line", "series", "model", "specification", "colour", "size", "quantity", "unitPrice", "currency");

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private LineSheet() {}

    static List<LineDetails> read(FileUpload upload) {
        UploadCheck.require(upload, EnumSet.of(Kind.XLSX));
        try (InputStream content = Files.newInputStream(upload.uploadedFile());
                ReadableWorkbook workbook = new ReadableWorkbook(content);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return new LineSheet().read(rows.limit(MOST_LINES + 2L).toList());
        } catch (IOException unreadable) {
            throw Refusal.invalid("file", "is no spreadsheet that can be read: " + unreadable.getMessage());
        }
    }

    private List<LineDetails> read(List<Row> rows) {
        if (rows.isEmpty()) {
            throw Refusal.invalid("file", "the first sheet is empty");
        }
        if (rows.size() > MOST_LINES + 1) {
            throw Refusal.invalid("file", "an order has at most %d lines".formatted(MOST_LINES));
        }
        header(rows.getFirst());
        List<LineDetails> lines = rows.stream()
                .skip(1)
                .filter(row -> row.stream().anyMatch(cell -> !text(cell).isEmpty()))
                .map(this::line)
                .toList();
        if (lines.isEmpty()) {
            violations.add(new Violation("file", "there is no line below the header"));
        }
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
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
            throw Refusal.invalid(violations);
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
        wrong(row, column, "is %s, but must be a whole number from 1 to %d".formatted(text, largest));
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
            wrong(row, "unitPrice", "is %s, but must be a decimal number".formatted(amount));
        } catch (IllegalArgumentException notMoney) {
            wrong(row, "unitPrice", notMoney.getMessage());
        }
        return null;
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
        return cell.getType() == CellType.NUMBER
                ? cell.asNumber().toPlainString()
                : String.valueOf(cell.getText()).strip();
    }
}
