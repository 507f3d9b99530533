package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A spreadsheet's first sheet. */
final class XlsxTable implements Table {
    private static final MathContext SHOWN = new MathContext(15);
    /** Before or behind the point; written out, 1E999999999 would fill the memory. */
    private static final int MOST_DIGITS = 30;

    private record RowCells(Row row) implements Cells {
        @Override
        public int number() {
            return row.getRowNum();
        }

        @Override
        public int width() {
            return row.getCellCount();
        }

        @Override
        public boolean isBlank() {
            return row.stream()
                    .allMatch(cell -> CellText.clean(XlsxTable.text(cell)).isEmpty());
        }

        @Override
        public String text(int place) {
            return XlsxTable.text(cell(place));
        }

        @Override
        public String day(int place) {
            return XlsxTable.day(cell(place));
        }

        @Override
        public boolean isError(int place) {
            Cell cell = cell(place);
            return cell != null && cell.getType() == CellType.ERROR;
        }

        private Cell cell(int place) {
            return row.getOptionalCell(place).orElse(null);
        }
    }

    /** A step of the library, which fails in many ways, down to a number that is none. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    /** By way of the disk: of a stream the library would hold all in memory. */
    @Override
    public void read(InputStream content, Lines lines) throws Flawed, IOException {
        Path file = Files.createTempFile("gendan-", ".xlsx");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            read(file, lines);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void read(Path file, Lines lines) throws Flawed, IOException {
        try (ReadableWorkbook workbook = guarded(() -> new ReadableWorkbook(file.toFile()));
                Stream<Row> rows = guarded(() -> workbook.getFirstSheet().openStream())) {
            Iterator<Row> each = guarded(rows::iterator);
            while (guarded(each::hasNext) && lines.take(new RowCells(guarded(each::next)))) {}
        }
    }

    private static <T> T guarded(Step<T> step) throws Flawed, IOException {
        try {
            return step.take();
        } catch (RuntimeException failed) {
            throw Table.judged(failed, String.valueOf(failed.getMessage()));
        }
    }

    /** A date that the sheet knows as one is a number of days in it. */
    private static String day(Cell cell) {
        String written = text(cell);
        if (cell == null || !(cell.getValue() instanceof BigDecimal) || written.matches("\\d{8}")) {
            return written;
        }
        try {
            return cell.asDate().toLocalDate().toString();
        } catch (RuntimeException noDay) {
            return written;
        }
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        // Of a formula its result counts, as the sheet kept it.
        return cell.getValue() instanceof BigDecimal number
                ? plain(number)
                : Objects.toString(cell.getValue(), "").strip();
    }

    /** A sheet keeps fractions as binary ones: 4.1 stands there as 4.0999999999999996, and shows 15 digits. */
    private static String plain(BigDecimal number) {
        BigDecimal shown = number.scale() > 0 ? number.round(SHOWN).stripTrailingZeros() : number;
        return Math.abs((long) shown.scale()) > MOST_DIGITS ? shown.toString() : shown.toPlainString();
    }
}
