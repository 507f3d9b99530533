package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A statement as a spreadsheet, on its first sheet. */
final class SheetStatement implements StatementReader {
    private static final MathContext SHOWN = new MathContext(15);
    /** Before or behind the point; written out, 1E999999999 would fill the memory. */
    private static final int MOST_DIGITS = 30;

    @Override
    public void read(InputStream content, Defaults defaults, Sink sink) throws Flawed, IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(content);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            read(rows.iterator(), defaults, sink);
        } catch (ExcelReaderException | IllegalArgumentException unreadable) {
            throw new Flawed(Flaw.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private static void read(Iterator<Row> rows, Defaults defaults, Sink sink) throws Flawed {
        Columns columns = header(rows);
        columns.require(defaults);
        boolean more = true;
        while (more && rows.hasNext()) {
            Row row = rows.next();
            if (row.stream().anyMatch(cell -> !text(cell).isEmpty())) {
                LineText line = columns.line(
                        place -> columns.isDate(place) ? date(cell(row, place)) : text(cell(row, place)), defaults);
                more = sink.take(StatementRow.of(row.getRowNum(), line));
            }
        }
    }

    private static Columns header(Iterator<Row> rows) throws Flawed {
        for (int above = 0; above < Columns.HEADER_WITHIN && rows.hasNext(); above++) {
            Row row = rows.next();
            List<String> names = new ArrayList<>();
            for (int place = 0; place < row.getCellCount(); place++) {
                names.add(text(cell(row, place)));
            }
            Optional<Columns> columns = Columns.of(names);
            if (columns.isPresent()) {
                return columns.get();
            }
        }
        throw new Flawed(Flaw.COLUMN, "date 日期");
    }

    private static Cell cell(Row row, int place) {
        return row.getOptionalCell(place).orElse(null);
    }

    /** A date that the sheet knows as one is a number of days in it. */
    private static String date(Cell cell) {
        String written = text(cell);
        return cell != null && cell.getValue() instanceof BigDecimal && !written.matches("\\d{8}")
                ? cell.asDate().toLocalDate().toString()
                : written;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        // Of a formula its result counts, as the sheet kept it.
        return cell.getValue() instanceof BigDecimal number
                ? plain(number)
                : StatementLine.clean(Objects.toString(cell.getValue(), ""));
    }

    /** A sheet keeps fractions as binary ones: 4.1 stands there as 4.0999999999999996, and shows 15 digits. */
    private static String plain(BigDecimal number) {
        BigDecimal shown = number.scale() > 0 ? number.round(SHOWN).stripTrailingZeros() : number;
        return Math.abs((long) shown.scale()) > MOST_DIGITS ? shown.toString() : shown.toPlainString();
    }
}
