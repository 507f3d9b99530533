package org.gendan.office.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.kernel.rule.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {

    @Test
    void bothLanguagesStandOnThePaperInTheEmbeddedFontAlone() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Paper.pdf(page("装箱单 Packing list · 藏青 · 華裳 · Größe · ¥ 1,086.50")))) {
            String text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains("装箱单 Packing list · 藏青 · 華裳 · Größe · ¥ 1,086.50"), text);
            assertTrue(text.contains("1 / 1"), text);
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                var font = pdf.getPage(0).getResources().getFont(name);
                assertTrue(font.isEmbedded(), font.getName());
                assertTrue(font.getName().endsWith("NotoSansSC-Regular"), font.getName());
            }
        }
    }

    @Test
    void onlyTheCharactersThatAreUsedAreEmbedded() {
        assertTrue(Paper.pdf(page("订金")).length < 100_000);
    }

    @Test
    void aLongTableGoesOnOverPagesWithItsHeader() throws IOException {
        String rows = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> "<tr><td>%d</td><td class='number'>120</td></tr>".formatted(number))
                .collect(Collectors.joining());
        String table = "<table><thead><tr><th>行 line</th><th class='number'>数量 sets</th></tr></thead><tbody>" + rows
                + "</tbody></table>";
        try (PDDocument pdf = Loader.loadPDF(Paper.pdf(page(table)))) {
            assertTrue(pdf.getNumberOfPages() > 1);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(pdf.getNumberOfPages());
            assertTrue(last.getText(pdf).contains("数量 sets"));
        }
    }

    @Test
    void aHeadingNeverStandsAloneAtTheFootOfAPage() throws IOException {
        int broken = 0;
        for (int rows = 32; rows <= 42; rows++) {
            String page = page(
                    "<table><tbody>%s</tbody></table><h2>未结订单</h2>%s"
                            .formatted(
                                    "<tr><td>row</td></tr>".repeat(rows),
                                    "<table><thead><tr><th>订单</th></tr></thead><tbody><tr><td>first</td></tr></tbody></table>"));
            try (PDDocument pdf = Loader.loadPDF(Paper.pdf(page))) {
                assertEquals(pageOf(pdf, "first"), pageOf(pdf, "未结订单"), rows + " rows before it");
                broken += pageOf(pdf, "first") - 1;
            }
        }
        assertTrue(broken > 0 && broken < 11, "the end of the page was not among those tried: " + broken);
    }

    private static int pageOf(PDDocument pdf, String word) throws IOException {
        for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
            PDFTextStripper page = new PDFTextStripper();
            page.setStartPage(number);
            page.setEndPage(number);
            if (page.getText(pdf).contains(word)) {
                return number;
            }
        }
        throw new AssertionError(word + " stands on no page");
    }

    @Test
    void nothingOutsideOfThePageIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.css"), "body::after { content: 'secret' }");
        String page =
                page("").replace("</head>", "<link rel='stylesheet' href='%s'/></head>".formatted(secret.toUri()));
        try (PDDocument pdf = Loader.loadPDF(Paper.pdf(page))) {
            assertFalse(new PDFTextStripper().getText(pdf).contains("secret"));
        }
        String entity = "<!DOCTYPE html [<!ENTITY x SYSTEM '%s'>]>%s".formatted(secret.toUri(), page("&x;"));
        assertThrows(IllegalArgumentException.class, () -> Paper.pdf(entity));
    }

    @Test
    void aPhotoIsShownByItsNameAsSmallAsPrintNeedsItAndNothingElseIs(@TempDir Path folder) throws IOException {
        Path secret = Files.write(folder.resolve("secret.jpg"), photo(40, 30, "jpg"));
        String page =
                page("<img src='collar' alt='collar'/><img src='broken' alt='broken'/><img src='%s' alt='secret'/>"
                        .formatted(secret.toUri()));
        Path broken = Files.writeString(
                folder.resolve("broken"), "\u00ff\u00d8\u00ff no picture", StandardCharsets.ISO_8859_1);
        assertEquals(Optional.empty(), Picture.forPrint(broken));
        Path collar = Files.write(folder.resolve("collar"), photo(4800, 2400, "png"));
        byte[] paper = Paper.pdf(page, Map.of("collar", Picture.forPrint(collar).orElseThrow()));
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            List<String> shown = new ArrayList<>();
            PDResources resources = pdf.getPage(0).getResources();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject picture) {
                    shown.add(picture.getWidth() + " x " + picture.getHeight());
                }
            }
            assertEquals(List.of("1200 x 600"), shown);
        }
    }

    @Test
    void aPhotoThatIsSmallEnoughStaysAsItIs(@TempDir Path folder) throws IOException {
        byte[] small = photo(1200, 900, "jpg");
        Path file = Files.write(folder.resolve("small"), small);
        assertArrayEquals(small, Picture.forPrint(file).orElseThrow());
        Files.write(file, new byte[600 * 1024], StandardOpenOption.APPEND);
        assertTrue(Picture.forPrint(file).orElseThrow().length < 100 * 1024, "what else is in the file is left out");
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 5000, png, false, true",
        "10000, 5001, png, false, false",
        "20000, 20000, png, false, false",
        "4000, 4000, jpg, true, true",
        "4001, 4000, jpg, true, false",
        "4001, 4000, jpg, false, true"
    })
    void aPictureHasAsManyPixelsAsACameraTakes(
            int width, int height, String format, boolean progressive, boolean taken, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("picture");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            BufferedImage white = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
            writer.write(null, new IIOImage(white, null, null), how);
            writer.dispose();
        }
        if (taken) {
            Picture.requireBounded(file);
            assertTrue(Picture.forPrint(file).orElseThrow().length < 512 * 1024);
        } else {
            assertEquals(
                    "too-many-pixels",
                    assertThrows(Refused.class, () -> Picture.requireBounded(file))
                            .code());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 30, top left", "3, 40, 30, bottom right", "6, 30, 40, top right", "8, 30, 40, bottom left"})
    void aPhotoThatThePhoneTookLyingStandsUpright(
            int orientation, int width, int height, String corner, @TempDir Path folder) throws IOException {
        BufferedImage lying = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 12; y++) {
                lying.setRGB(x, y, 0xFFFFFF);
            }
        }
        ByteArrayOutputStream jpg = new ByteArrayOutputStream();
        ImageIO.write(lying, "jpg", jpg);
        Path file = Files.write(folder.resolve("lying"), held(jpg.toByteArray(), orientation));
        byte[] upright = Picture.forPrint(file).orElseThrow();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(upright));
        assertEquals(width + " x " + height, shown.getWidth() + " x " + shown.getHeight());
        int x = corner.endsWith("left") ? 2 : width - 3;
        int y = corner.startsWith("top") ? 2 : height - 3;
        assertTrue((shown.getRGB(x, y) & 0xFF) > 200, corner);
    }

    /** The photo with an Exif segment that says how the camera was held. */
    private static byte[] held(byte[] jpg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteBuffer whole = ByteBuffer.allocate(jpg.length + exif.length);
        return whole.put(jpg, 0, 2).put(exif).put(jpg, 2, jpg.length - 2).array();
    }

    private static byte[] photo(int width, int height, String format) throws IOException {
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, photo);
        return photo.toByteArray();
    }

    @Test
    void aTextWithControlCharactersIsPrintedAllTheSame() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Paper.pdf(page("藏\u0007青\u0000")))) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("藏 青"));
        }
    }

    @Test
    void itIsAPdf() {
        assertEquals("%PDF-", new String(Paper.pdf(page("")), 0, 5, StandardCharsets.US_ASCII));
    }

    private static String page(String body) {
        return "<html><head><title>装箱单</title></head><body>%s</body></html>".formatted(body);
    }
}
