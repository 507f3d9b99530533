package org.gendan.office.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gendan.kernel.rest.Problem;
import org.gendan.kernel.rule.Refused;
import org.gendan.office.attachment.UploadCheck.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is what its content says; what is too large, mistyped or dangerous is refused. */
class UploadCheckTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    @TempDir
    Path folder;

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of("order.pdf", latin("%PDF-1.7\n…"), Kind.PDF),
                Arguments.of("slip.png", latin("\u0089PNG\r\n\u001a\n…"), Kind.PNG),
                Arguments.of("slip.jpg", latin("\u00ff\u00d8\u00ff\u00e0…"), Kind.JPG),
                Arguments.of("lines.xlsx", workbook("xl/worksheets/sheet1.xml"), Kind.XLSX),
                Arguments.of("lines.csv", "颜色;尺码\n红;M\n".getBytes(StandardCharsets.UTF_8), Kind.CSV),
                Arguments.of("long.csv", "红色;".repeat(4_000).getBytes(StandardCharsets.UTF_8), Kind.CSV),
                // The name does not count.
                Arguments.of("order.pdf", latin("\u0089PNG\r\n\u001a\n…"), Kind.PNG));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aFileIsToldByItsContent(String name, byte[] content, Kind kind) {
        assertEquals(kind, UploadCheck.require(upload(name, content), ALL));
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of("empty.csv", new byte[0]),
                Arguments.of("order.pdf", latin("MZ\u0090\0\u0003")),
                Arguments.of("order.pdf", latin("PDF-1.7\0")),
                Arguments.of("slip.png", latin("\u0089PNG")),
                Arguments.of("binary.csv", latin("a;b\0c")),
                Arguments.of("broken.csv", latin("a;\u00c3\u0028".repeat(100))),
                Arguments.of("order.docx", zip("word/document.xml")),
                Arguments.of("lines.zip", zip("lines.csv")),
                Arguments.of("lines.xlsx", latin("PK\u0003\u0004 and no zip")),
                Arguments.of("many.xlsx", manyEntries()));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsOfNoAllowedKindIsRefused(String name, byte[] content) {
        assertRefused(415, "unsupported-file", upload(name, content), ALL);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aKindThatIsNotAskedForIsRefused(String name, byte[] content, Kind kind) {
        Set<Kind> others = EnumSet.complementOf(EnumSet.of(kind));
        assertRefused(415, "unsupported-file", upload(name, content), others);
    }

    @Test
    void aWorkbookThatUnpacksToTooMuchIsRefused() {
        byte[] megabyte = new byte[1024 * 1024];
        byte[] bomb = packed(zip -> {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 201; i++) {
                zip.write(megabyte);
            }
        });
        assertRefused(415, "unsupported-file", upload("bomb.xlsx", bomb), ALL);
    }

    /** Each of these, some kilobytes long, would take a reader more memory than a service has. */
    static Stream<Arguments> sheetsThatFillTheMemory() {
        return Stream.of(
                Arguments.of("one long text", "<worksheet><v>" + "a".repeat(300 * 1024) + "</v></worksheet>"),
                Arguments.of("a column far to the right", "<worksheet><row><c r=\"ZZZZZZ1\"/></row></worksheet>"),
                Arguments.of(
                        "more cells than columns", "<worksheet><row>" + "<c/>".repeat(16_385) + "</row></worksheet>"),
                Arguments.of("an entity", "<!DOCTYPE x [<!ENTITY e \"e\">]><worksheet>&e;</worksheet>"),
                Arguments.of("no end", "<worksheet><row><c r=\"A1\""));
    }

    @ParameterizedTest
    @MethodSource("sheetsThatFillTheMemory")
    void aSheetThatWouldFillTheMemoryIsRefused(String what, String sheet) {
        assertRefused(415, "unsupported-file", upload("lines.xlsx", sheet("xl/worksheets/sheet1.xml", sheet)), ALL);
    }

    @Test
    void aSheetThatUsesAllItsColumnsIsTaken() {
        String text = "<c r=\"XFD1048576\"><v>" + "a".repeat(200 * 1024) + "</v></c>";
        String sheet = "<worksheet><row>" + "<c/>".repeat(16_383) + text + "</row></worksheet>";
        assertEquals(Kind.XLSX, UploadCheck.require(upload("l.xlsx", sheet("xl/worksheets/sheet1.xml", sheet)), ALL));
    }

    @Test
    void moreTextThanAReaderCanKeepIsRefused() {
        assertRefused(415, "unsupported-file", upload("l.xlsx", texts(1, 520_000)), ALL);
        assertRefused(415, "unsupported-file", upload("l.xlsx", texts(30_000, 560)), ALL);
    }

    /** As a bank writes them: of a hundred thousand payments the payer, the purpose and the number of each. */
    @Test
    void theTextsOfALargeStatementAreRead() {
        assertEquals(Kind.XLSX, UploadCheck.require(upload("l.xlsx", texts(20, 300_000)), ALL));
    }

    private static byte[] texts(int length, int many) {
        String text = "<si><t>" + "a".repeat(length) + "</t></si>";
        return sheet("xl/sharedStrings.xml", "<sst>" + text.repeat(many) + "</sst>");
    }

    /** What a workbook says of a part that does something by itself, whatever the part is called. */
    static Stream<Arguments> activeParts() {
        String relation =
                "<Relationships><Relationship Id='r1' Type='http://schemas.%s' Target='a.xml'/></Relationships>";
        return Stream.of(
                Arguments.of(
                        "[Content_Types].xml",
                        "<Types><Override PartName='/a.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>"),
                Arguments.of(
                        "[Content_Types].xml",
                        "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>"),
                Arguments.of(
                        "[Content_Types].xml",
                        "<Types><Default Extension='xml' ContentType='application/vnd.ms-excel.macrosheet+xml'/></Types>"),
                Arguments.of(
                        "xl/_rels/workbook.xml.rels",
                        relation.formatted("microsoft.com/office/2006/relationships/vbaProject")),
                Arguments.of(
                        "xl/_rels/workbook.xml.rels",
                        relation.formatted("microsoft.com/office/2006/relationships/xlMacrosheet")),
                Arguments.of(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        relation.formatted("openxmlformats.org/officeDocument/2006/relationships/oleObject")),
                Arguments.of(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        relation.formatted("openxmlformats.org/officeDocument/2006/relationships/control")),
                Arguments.of(
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"),
                Arguments.of(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><oleObjects><oleObject progId='Package'/></oleObjects></worksheet>"));
    }

    @ParameterizedTest
    @MethodSource("activeParts")
    void aWorkbookThatDoesSomethingByItselfIsRefused(String part, String content) {
        assertRefused(415, "unsupported-file", upload("lines.xlsx", sheet(part, content)), ALL);
    }

    @Test
    void aWorkbookWithChartsPrinterSettingsAndLinksToPagesIsTaken() {
        String types = "<Types><Default Extension='bin' ContentType='application/vnd.openxmlformats-officedocument."
                + "spreadsheetml.printerSettings'/></Types>";
        String relation = "<Relationships><Relationship Id='r1' TargetMode='External' Target='https://gendan.example' "
                + "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'/></Relationships>";
        String chain = "<calcChain>" + "<c r='A1' i='1'/>".repeat(20_000) + "</calcChain>";
        assertEquals(Kind.XLSX, UploadCheck.require(upload("l.xlsx", sheet("[Content_Types].xml", types)), ALL));
        assertEquals(
                Kind.XLSX,
                UploadCheck.require(upload("l.xlsx", sheet("xl/worksheets/_rels/sheet1.xml.rels", relation)), ALL));
        assertEquals(Kind.XLSX, UploadCheck.require(upload("l.xlsx", sheet("xl/calcChain.xml", chain)), ALL));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("fax.pdf", Kind.PDF, "fax.pdf"),
                Arguments.of("FAX.PDF", Kind.PDF, "FAX.PDF"),
                Arguments.of("scan.jpeg", Kind.JPG, "scan.jpeg"),
                Arguments.of("evil.hta", Kind.PDF, "evil.hta.pdf"),
                Arguments.of("x.html", Kind.PNG, "x.html.png"),
                Arguments.of("invoice\u202efdp.exe", Kind.PDF, "invoicefdp.exe.pdf"),
                Arguments.of("a\u0085b\u2028c\u0007\r\nd.pdf", Kind.PDF, "abcd.pdf"),
                Arguments.of("../../etc/passwd", Kind.PDF, "passwd.pdf"),
                Arguments.of("C:\\scans\\a\n\\b.pdf", Kind.PDF, "b.pdf"),
                Arguments.of("书面订单.pdf", Kind.PDF, "书面订单.pdf"),
                Arguments.of("", Kind.CSV, "file.csv"),
                Arguments.of(null, Kind.XLSX, "file.xlsx"),
                Arguments.of("x".repeat(300) + ".pdf", Kind.PDF, "x".repeat(196) + ".pdf"),
                Arguments.of("x".repeat(195) + "😀.pdf", Kind.PDF, "x".repeat(195) + ".pdf"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileIsCalledByWhatItIs(String stated, Kind kind, String name) {
        assertEquals(name, kind.nameOf(stated));
    }

    private static byte[] sheet(String name, String content) {
        return packed(zip -> {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(latin("<workbook/>"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(name));
            zip.write(latin(content));
        });
    }

    @Test
    void aFileOfMoreThanTwentyMegabytesIsRefused() throws IOException {
        Path large = folder.resolve("large.pdf");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.write(latin("%PDF-1.7"));
            file.setLength(20L * 1024 * 1024);
        }
        assertEquals(Kind.PDF, UploadCheck.require(uploaded(large, "large.pdf"), ALL));
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(20L * 1024 * 1024 + 1);
        }
        assertRefused(413, "too-large", uploaded(large, "large.pdf"), ALL);
    }

    @Test
    void noFileIsABadRequest() {
        assertRefused(400, "invalid-request", null, ALL);
    }

    private static void assertRefused(int status, String code, Upload upload, Set<Kind> allowed) {
        HttpProblem problem = Problem.of(assertThrows(Refused.class, () -> UploadCheck.require(upload, allowed)));
        assertEquals(status, problem.getStatusCode());
        assertEquals("urn:gendan:problem:" + code, problem.getType().toString());
    }

    private Upload upload(String name, byte[] content) {
        try {
            return uploaded(Files.write(folder.resolve("upload"), content), name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Upload uploaded(Path content, String name) {
        return new Upload(name, content, content.toFile().length(), 1);
    }

    private static byte[] latin(String content) {
        return content.replace('…', '.').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] workbook(String entry) {
        return zip("[Content_Types].xml", "xl/workbook.xml", entry);
    }

    private static byte[] manyEntries() {
        return zip(Stream.concat(
                        Stream.of("xl/workbook.xml"),
                        Stream.iterate(0, i -> i < 2_000, i -> i + 1).map(i -> "xl/" + i))
                .toArray(String[]::new));
    }

    private static byte[] zip(String... entries) {
        return packed(zip -> {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(latin("<xml/>"));
                zip.closeEntry();
            }
        });
    }

    /** What is put into an archive. */
    @FunctionalInterface
    private interface Packing {
        void into(ZipOutputStream zip) throws IOException;
    }

    private static byte[] packed(Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            packing.into(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
