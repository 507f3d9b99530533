package org.gendan.kernel.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void itIsAPdf() {
        assertEquals("%PDF-", new String(Paper.pdf(page("")), 0, 5, StandardCharsets.US_ASCII));
    }

    private static String page(String body) {
        return "<html><head><title>装箱单</title></head><body>%s</body></html>".formatted(body);
    }
}
