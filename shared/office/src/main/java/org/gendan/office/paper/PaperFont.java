package org.gendan.office.paper;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one font of all papers and charts, and so the characters that they can print: every one of GBK, Latin, Greek,
 * Cyrillic, Vietnamese, Japanese and Korean, and scripts that need no more than their letters beside each other.
 */
public final class PaperFont {
    static final String NAME = "Noto Sans SC";
    private static final String FILE = "NotoSansSC.ttf";

    /** Read once: it is as large as a hundred papers. */
    private static final TrueTypeFont FONT = read();

    private static final CmapLookup GLYPHS = glyphs();

    private PaperFont() {}

    /** For one document, which embeds of it what it prints. */
    static PDFontSupplier of(PDDocument document) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, FONT, true));
    }

    static InputStream file() {
        return Objects.requireNonNull(PaperFont.class.getResourceAsStream("/paper/" + FILE), FILE);
    }

    /** Whether a paper can print the character, or needs to print nothing for it. */
    public static boolean prints(int character) {
        return GLYPHS.getGlyphId(character) != 0
                || Character.isWhitespace(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || isVariation(character);
    }

    /** Asks for another form of the character before it; where there is none, that one is printed as it is. */
    private static boolean isVariation(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    /** The characters of a text that no paper can print, each once, with its code point: {@code 😀 (U+1F600)}. */
    public static List<String> unprintable(String text) {
        return text.codePoints()
                .filter(character -> !prints(character))
                .distinct()
                .mapToObj(character -> "%s (%s)".formatted(Character.toString(character), codePoint(character)))
                .toList();
    }

    static String codePoint(int character) {
        return "U+%04X".formatted(character);
    }

    private static TrueTypeFont read() {
        try (InputStream file = file()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the font of the papers cannot be read", failed);
        }
    }

    private static CmapLookup glyphs() {
        try {
            return FONT.getUnicodeCmapLookup();
        } catch (IOException failed) {
            throw new UncheckedIOException("the font of the papers cannot be read", failed);
        }
    }
}
