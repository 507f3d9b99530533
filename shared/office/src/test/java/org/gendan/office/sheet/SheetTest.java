package org.gendan.office.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.office.attachment.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the tables in which people and programs hand things in. */
class SheetTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String CHINESE = "运单号,件数,签收日期\nSF1,3,2026-11-24\n䶮2,4,2026-11-25\n";

    @TempDir
    Path folder;

    private record Parcel(String number, int pieces, String signedOn) {}

    private static Sheet<Parcel> parcels() {
        return Sheet.of(SheetTest::parcel)
                .headedBy(20, "trackingNumber 运单号", "trackingNumber")
                .column("trackingNumber", "运单号", "快递单号")
                .column("pieces", "qty", "件数")
                .day("signedOn", "签收日期")
                .requires("pieces 件数", "pieces")
                .requires("signedOn 签收日期", "signedOn");
    }

    private static Parcel parcel(Line line) throws Flawed {
        String number = line.text("trackingNumber");
        int pieces = 0;
        if (!line.text("pieces").matches("\\d{1,3}")) {
            line.wrong("pieces", Flaw.WHOLE_NUMBER, line.text("pieces"), Map.of("least", 0, "largest", 999));
        } else {
            pieces = Integer.parseInt(line.text("pieces"));
        }
        if (number.isEmpty()) {
            line.wrong("trackingNumber", "NUMBER", "", Map.of());
        }
        if (line.text("signedOn").startsWith("1999")) {
            throw new Flawed("DATE", line.text("signedOn"));
        }
        return new Parcel(number, pieces, line.text("signedOn"));
    }

    @Test
    void columnsAreFoundByWhatTheyAreCalledInEitherLanguageInWhateverOrderBelowTitles() throws Exception {
        String english =
                "Parcels of the day\n\nSigned_on;QTY (pcs);Tracking Number\n2026-11-24;3;SF1\n;;\n2026-11-25;4;SF2\n";
        assertEquals(
                List.of("4 SF1 3 2026-11-24", "6 SF2 4 2026-11-25"),
                told(Format.CSV, english.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of("2 SF1 3 2026-11-24", "3 䶮2 4 2026-11-25"),
                told(Format.CSV, CHINESE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTableIsReadInUtf8WithAndWithoutAMarkAndInGb18030AndToldApartByItsContent() throws Exception {
        List<String> expected = List.of("2 SF1 3 2026-11-24", "3 䶮2 4 2026-11-25");
        byte[] plain = CHINESE.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(BYTE_ORDER_MARK);
        marked.write(plain);
        for (byte[] content : List.of(plain, marked.toByteArray())) {
            assertEquals(Format.CSV, Format.of(upload(content)));
            assertEquals(expected, told(Format.CSV, content));
        }
        byte[] gb = CHINESE.getBytes(GB18030);
        assertEquals(Format.CSV_GB18030, Format.of(upload(gb)));
        assertEquals(expected, told(Format.CSV_GB18030, gb));
        assertEquals(Flaw.UNREADABLE, flaw(Format.CSV, gb).code());
    }

    @Test
    void aSpreadsheetIsReadWithItsOwnDatesAndNumbersAsItShowsThem() throws Exception {
        byte[] sheet = xlsx(List.of(
                List.of("对账"),
                List.of("快递单号", "件数", "签收日期"),
                List.of(1234567890123456789L, 3, LocalDate.of(2026, 11, 24)),
                List.of("SF 2", new BigDecimal("4.0000000000000001"), "2026-11-25")));
        assertEquals(Format.XLSX, Format.of(upload(sheet)));
        assertEquals(List.of("3 1234567890123456789 3 2026-11-24", "4 SF 2 4 2026-11-25"), told(Format.XLSX, sheet));
    }

    @Test
    void eachCellThatIsWrongIsToldWithItsRowColumnValueAndReasonAndTheOtherRowsAreRead() throws Exception {
        String lines = "运单号,件数,签收日期\nSF1,many,2026-11-24\n,x,1999-01-01\nSF3,1,2026-11-24\n";
        assertEquals(
                List.of(
                        "2 [2 pieces WHOLE_NUMBER many]",
                        "3 [3 pieces WHOLE_NUMBER x, 3 trackingNumber NUMBER , 3  DATE 1999-01-01]",
                        "4 SF3 1 2026-11-24"),
                told(Format.CSV, lines.getBytes(StandardCharsets.UTF_8)));
        Flaw flaw = new Flaw(2, "pieces", Flaw.WHOLE_NUMBER, "many", Map.of("least", 0, "largest", 999));
        assertEquals("is many, but must be a whole number from 0 to 999", flaw.text());
        assertEquals("为 many，须为 0 至 999 的整数", flaw.textZh());
    }

    @Test
    void everyColumnThatIsMissingIsToldAtOnceAndAFileWithoutAHeaderIsFlawedAsAWhole() {
        Flawed missing =
                assertThrows(Flawed.class, () -> told(Format.CSV, "运单号\nSF1\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of("pieces 件数", "signedOn 签收日期"),
                missing.flaws().stream().map(Flaw::column).toList());
        assertEquals(
                "trackingNumber 运单号",
                flaw(Format.CSV, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).value());
        String below = "x\n".repeat(20) + CHINESE;
        assertEquals(
                Flaw.COLUMN,
                flaw(Format.CSV, below.getBytes(StandardCharsets.UTF_8)).code());
    }

    @Test
    void withoutTitlesTheFirstRowIsTheHeaderAndThereAreNoMoreRowsThanAreTaken() throws IOException {
        Sheet<String> names = Sheet.of(line -> line.raw("name"))
                .column("name")
                .requires("name", "name")
                .atMost(2);
        assertEquals(
                Flaw.EMPTY,
                assertThrows(Flawed.class, () -> read(names, Format.CSV, new byte[0]))
                        .first()
                        .code());
        byte[] three = "name\na\n\"\"\nb\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Flaw.ROWS,
                assertThrows(Flawed.class, () -> read(names, Format.CSV, three))
                        .first()
                        .code());
    }

    @Test
    void whateverTheReaderFailsOnIsAFlawOfTheFileAndWhatTheDatabaseFailsOnIsNot() throws IOException {
        byte[] sheet = xlsx(List.of(List.of("运单号", "件数", "签收日期"), List.of("SF1", 1, "2026-11-24")));
        for (Map.Entry<String, String> edit : Map.of("<v>1</v>", "<v>many</v>", "(?s)<sheets>.*</sheets>", "<sheets/>")
                .entrySet()) {
            assertEquals(
                    Flaw.UNREADABLE,
                    flaw(Format.XLSX, edited(sheet, edit.getKey(), edit.getValue()))
                            .code());
        }
        InputStream away = new InputStream() {
            @Override
            public int read() {
                throw new DatabaseFailed(new SQLException("the connection is gone", "08006"));
            }
        };
        for (Format format : Format.values()) {
            assertThrows(DatabaseFailed.class, () -> parcels().in(format).read(away, _ -> true), format.name());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> parcels().in(Format.XLSX).read(new ByteArrayInputStream(sheet), _ -> {
                    throw new IllegalArgumentException("of who takes the rows, not of the file");
                }));
    }

    @Test
    void whoWantsNoMoreGetsNoMoreAndNoMoreThanARowIsHeld() throws Exception {
        String endless = "运单号,件数,签收日期\n" + "SF1,1,2026-11-24\n".repeat(200_000);
        byte[] content = endless.getBytes(StandardCharsets.UTF_8);
        long[] handedOut = new long[1];
        InputStream counted = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                int part = super.read(into, at, length);
                handedOut[0] += Math.max(0, part);
                return part;
            }
        };
        int[] rows = new int[1];
        parcels().in(Format.CSV).read(counted, _ -> {
            long told = (long) ++rows[0] * "SF1,1,2026-11-24\n".length();
            assertTrue(handedOut[0] - told < 128 * 1024, "so much is held of the file: " + (handedOut[0] - told));
            return rows[0] < 100_000;
        });
        assertEquals(100_000, rows[0]);
    }

    private Upload upload(byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "table", ""), content);
        return new Upload("table", file, content.length, 1);
    }

    private static List<String> told(Format format, byte[] content) throws Flawed, IOException {
        return read(parcels(), format, content).stream()
                .map(row -> switch (row) {
                    case Row.Read<Parcel>(int number, Parcel parcel) ->
                        "%d %s %d %s".formatted(number, parcel.number(), parcel.pieces(), parcel.signedOn());
                    case Row.Rejected<Parcel>(int number, List<Flaw> flaws) ->
                        number
                                + flaws.stream()
                                        .map(flaw -> "%d %s %s %s"
                                                .formatted(flaw.row(), flaw.column(), flaw.code(), flaw.value()))
                                        .collect(Collectors.joining(", ", " [", "]"));
                })
                .toList();
    }

    private static <R> List<Row<R>> read(Sheet<R> sheet, Format format, byte[] content) throws Flawed, IOException {
        List<Row<R>> rows = new ArrayList<>();
        sheet.in(format).read(new ByteArrayInputStream(content), rows::add);
        return rows;
    }

    private static Flaw flaw(Format format, byte[] content) {
        return assertThrows(Flawed.class, () -> told(format, content)).first();
    }

    private static byte[] xlsx(List<List<Object>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "courier", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("明细");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case LocalDate date -> {
                            sheet.value(row, column, date);
                            sheet.style(row, column).format("yyyy-mm-dd").set();
                        }
                        case Number number -> sheet.value(row, column, number);
                        case Object text -> sheet.value(row, column, text.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private byte[] edited(byte[] workbook, String from, String to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.write(Files.createTempFile(folder, "sheet", ".xlsx"), workbook);
        try (ZipFile before = new ZipFile(file.toFile());
                ZipOutputStream after = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(before.entries())) {
                after.putNextEntry(new ZipEntry(entry.getName()));
                String part = new String(before.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                after.write(part.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
