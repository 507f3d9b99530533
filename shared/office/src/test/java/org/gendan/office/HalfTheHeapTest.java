package org.gendan.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.attachment.UploadCheck.Kind;
import org.gendan.office.paper.Paper;
import org.gendan.office.paper.Picture;
import org.gendan.office.sheet.Format;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The heaviest things that a request may ask for, each at its limit, as many at once as a service lets in (two): in half of a
 * service's heap of 256 MB, by a JVM of their own.
 */
class HalfTheHeapTest {
    private static final int AT_ONCE = 2;
    /** Beside what requests bring the one import is read that is under way. */
    private static final int AND_IMPORT = AT_ONCE + 1;
    /** Papers that nobody keeps apart before they are made. */
    private static final int MANY = 24;

    @TempDir
    Path folder;

    @Test
    void theHeaviestThingsFitIntoIt() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfTheHeapTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("not done: " + Files.readString(folder.resolve("said")));
            }
            assertEquals(0, process.exitValue(), () -> said(folder));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Path folder) {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        atOnce(picture(folder), HalfTheHeapTest::printed);
        atOnce(noise(folder), HalfTheHeapTest::paper);
        atOnce(MANY, "订单 order", HalfTheHeapTest::plain);
        atOnce(AND_IMPORT, workbook(folder, "a", 508_000), HalfTheHeapTest::sheet);
        atOnce(AND_IMPORT, workbook(folder, "款".repeat(30_000), 550), HalfTheHeapTest::sheet);
        System.exit(0);
    }

    /** What is done with something heavy. */
    @FunctionalInterface
    private interface Task<T> {
        Object with(T heavy) throws Exception;
    }

    private static <T> void atOnce(T heavy, Task<T> task) throws Exception {
        atOnce(AT_ONCE, heavy, task);
    }

    private static <T> void atOnce(int many, T heavy, Task<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<Object>> tasks = IntStream.range(0, many)
                    .<Callable<Object>>mapToObj(_ -> () -> task.with(heavy))
                    .toList();
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    /** As many pixels as are taken, of the kind that needs the most memory for each: four colours of 16 bits. */
    private static Path picture(Path folder) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
            byte[] row = new byte[1 + 10_000 * 8];
            for (int y = 0; y < 5_000; y++) {
                packed.write(row);
            }
        }
        ByteBuffer size = ByteBuffer.allocate(13).putInt(10_000).putInt(5_000).put(new byte[] {16, 6, 0, 0, 0});
        Path file = folder.resolve("picture.png");
        try (DataOutputStream png = new DataOutputStream(Files.newOutputStream(file))) {
            png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(png, "IHDR", size.array());
            chunk(png, "IDAT", rows.toByteArray());
            chunk(png, "IEND", new byte[0]);
        }
        return file;
    }

    private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        png.writeInt(content.length);
        png.write(type.getBytes(StandardCharsets.US_ASCII));
        png.write(content);
        png.writeInt((int) sum.getValue());
    }

    private static Object printed(Path picture) {
        Picture.requireBounded(picture);
        return Picture.forPrint(picture).orElseThrow();
    }

    /** As many as an inspection has, of nothing but noise, which no program makes small. */
    private static byte[] noise(Path folder) throws IOException {
        BufferedImage noise = new BufferedImage(1_200, 1_200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < 1_200; x++) {
            for (int y = 0; y < 1_200; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        Path file = folder.resolve("noise.jpg");
        ImageIO.write(noise, "jpg", file.toFile());
        byte[] print = Picture.forPrint(file).orElseThrow();
        if (print.length > 256 * 1024) {
            throw new AssertionError("a print of " + print.length);
        }
        return print;
    }

    private static Object paper(byte[] noise) {
        Map<String, byte[]> pictures = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            pictures.put("p" + i, noise.clone());
        }
        String shown = pictures.keySet().stream()
                .map("<img src='%s' alt='photo'/>"::formatted)
                .collect(Collectors.joining());
        return Paper.pdf("<html><head><title>p</title></head><body>%s</body></html>".formatted(shown), pictures);
    }

    private static Object plain(String text) {
        return Paper.pdf("<html><head><title>p</title></head><body><p>%s</p></body></html>".formatted(text)).length;
    }

    /** A sheet whose texts, which its reader keeps all, are as many as are taken. */
    private static Path workbook(Path folder, String text, int many) throws IOException {
        Path file = folder.resolve("sheet.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", "<Types/>");
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                            + "<Relationship Id='r1' Target='xl/workbook.xml' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
                            + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                            + "<sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                            + "<Relationship Id='r1' Target='worksheets/sheet1.xml' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'/>"
                            + "<Relationship Id='r2' Target='sharedStrings.xml' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings'/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(utf8("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"));
            byte[] one = utf8("<si><t>%s</t></si>".formatted(text));
            for (int i = 0; i < many; i++) {
                zip.write(one);
            }
            zip.write(utf8("</sst>"));
            zip.closeEntry();
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                            + "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(utf8(content));
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object sheet(Path workbook) throws Exception {
        UploadCheck.require(new Upload("sheet.xlsx", workbook, Files.size(workbook), 1), EnumSet.of(Kind.XLSX));
        int[] rows = new int[1];
        try (InputStream content = Files.newInputStream(workbook)) {
            Sheet.<String>of(line -> line.text("a"))
                    .column("a")
                    .in(Format.XLSX)
                    .read(content, (Row<String> _) -> rows[0]++ >= 0);
        }
        return rows[0];
    }
}
