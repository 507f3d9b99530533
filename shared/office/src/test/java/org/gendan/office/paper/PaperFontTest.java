package org.gendan.office.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gendan.kernel.delivery.erp.Faulty;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFontTest {
    private static final String NAMES = "陈喆服饰（堃祥）有限公司 · 株式会社東京アパレル · 한국무역 · Łódź Żółw s.r.o. · Đặng Thị Ngữ · "
            + "Ελληνική Ένδυση · Київська Одежда · İstanbul Şişli · Reykjavík Þór · ＡＢＣ株式會社 · € £ ¥ ₩ ₫ ₽ ₺ ₹ · № ≒ ± ② ㎡ ㈱";

    @Test
    void namesOfCustomersAllOverTheWorldStandOnThePaper() throws IOException {
        String printed = text(Paper.pdf(page(NAMES))).replaceAll("\\s+", " ");
        assertTrue(printed.contains(NAMES), printed);
    }

    /** What GBK can write a bank or a customs office can type; 20 902 of them are Chinese. */
    @Test
    void everyCharacterOfGbkIsPrinted() throws IOException {
        Set<Integer> written = gbk();
        assertTrue(written.stream().filter(Character::isIdeographic).count() >= 20_902);
        String all = written.stream()
                .sorted()
                .map(Character::toString)
                // Without a blank no line is ever broken.
                .collect(Collectors.joining("\u200B "));
        Set<Integer> printed = text(Paper.pdf(page(all))).codePoints().boxed().collect(Collectors.toSet());
        written.removeAll(printed);
        assertEquals(
                Set.of(),
                written.stream().filter(each -> !Character.isSpaceChar(each)).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "Basic Latin, 0020, 007E, 0",
        "Latin-1, 00A0, 00FF, 0",
        "Latin Extended-A, 0100, 017F, 0",
        "Latin Extended-B, 0180, 024F, 0",
        "Latin Extended Additional with Vietnamese, 1E00, 1EFF, 0",
        "Greek, 0370, 03E1, 0",
        "Greek Extended, 1F00, 1FFF, 0",
        "Cyrillic, 0400, 052F, 0",
        "Hebrew, 05D0, 05EA, 0",
        "Arabic, 0620, 06D5, 0",
        "Thai, 0E01, 0E5B, 0",
        "Georgian, 10A0, 10FF, 0",
        "General Punctuation, 2000, 2064, 0",
        "Currency, 20A0, 20BF, 0",
        "Arrows, 2190, 21FF, 0",
        "Mathematical operators, 2200, 22FF, 0",
        "Enclosed, 2460, 24FF, 0",
        "CJK punctuation, 3000, 303F, 0",
        "Hiragana, 3041, 309F, 0",
        "Katakana, 30A0, 30FF, 0",
        "Bopomofo, 3105, 312F, 0",
        "CJK Extension A, 3400, 4DB5, 0",
        "CJK, 4E00, 9FEF, 0",
        "Hangul, AC00, D7A3, 0",
        "Arabic forms, FE80, FEFC, 0",
        "Full width, FF01, FFEE, 0"
    })
    void everyCharacterOfTheseBlocksHasAGlyph(String block, String first, String last, int lacking) {
        List<String> without = IntStream.rangeClosed(Integer.parseInt(first, 16), Integer.parseInt(last, 16))
                .filter(Character::isDefined)
                .filter(character -> !PaperFont.prints(character))
                .mapToObj(PaperFont::codePoint)
                .toList();
        assertEquals(lacking, without.size(), block + " lacks " + without);
    }

    @Test
    void whatNoFontHasIsSaidOnThePaperAndInTheLogAndIsNoOtherCharacter() throws IOException {
        try (Log log = new Log()) {
            String printed = text(Paper.pdf(page("整改 \uD83D\uDE00 ok \u0915")));
            assertTrue(printed.contains("整改 [U+1F600] ok [U+0915]"), printed);
            assertFalse(printed.contains("#"), printed);
            assertTrue(
                    log.said.stream().anyMatch(each -> each.contains("装箱单") && each.contains("\uD83D\uDE00 (U+1F600)")),
                    log.said.toString());
        }
    }

    @Test
    void aPaperOfPrintableCharactersSaysNothing() {
        try (Log log = new Log()) {
            Paper.pdf(page(NAMES));
            assertEquals(List.of(), log.said);
        }
    }

    @Test
    void lettersOfArabicAreJoinedAndHebrewRunsFromRightToLeft() throws IOException {
        assertEquals("\uFEB7\uFEAE\uFEDB\uFE94", Arabic.joined("شركة"));
        assertEquals("\uFEB3\uFEFC\uFEE1", Arabic.joined("سلام"), "lam and alef become one");
        assertEquals("\uFE91\u064E\uFEE8\uFE96", Arabic.joined("ب\u064Eنت"), "a mark does not part letters");
        assertEquals("(םולש)", new Directions.Setting().reorderRTLTextToLTR("(שלום)"));
        String printed = text(Paper.pdf(page("Buyer שלום בעמ 2026")));
        assertTrue(printed.contains("Buyer") && printed.contains("שלום בעמ"), printed);
    }

    @Test
    void manyPapersAreMadeAtOnceOfTheOneFont() throws Exception {
        Callable<String> paper = () -> text(Paper.pdf(page(NAMES))).replaceAll("\\s+", " ");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> printed : threads.invokeAll(Collections.nCopies(40, paper))) {
                assertTrue(printed.get().contains(NAMES), printed.get());
            }
        }
    }

    @Test
    void aNameThatNoPaperCanPrintIsRefusedWithItsCharactersInBothLanguages() {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var refused = validation
                    .getValidator()
                    .validate(new Named("\uD83D\uDE00 Fashion \uD83D\uDE00", List.of("藏青", "\u0915")));
            assertEquals(
                    Set.of(
                            "name has characters that no paper can print: \uD83D\uDE00 (U+1F600) · 含有单据无法打印的字符：\uD83D\uDE00 (U+1F600)",
                            "colours[1].<list element> has characters that no paper can print: \u0915 (U+0915) · 含有单据无法打印的字符：\u0915 (U+0915)"),
                    refused.stream()
                            .map(each -> each.getPropertyPath() + " " + each.getMessage())
                            .collect(Collectors.toSet()));
            assertEquals(Set.of(), validation.getValidator().validate(new Named(NAMES, List.of(NAMES))));
        }
    }

    @Test
    void anErpIsToldEachFieldThatCannotBePrinted() {
        try {
            Unprintable.refuse(new Named("\uD83D\uDE00", List.of("藏青", "\u0915")));
        } catch (Faulty faulty) {
            assertEquals(
                    List.of("name UNPRINTABLE", "colours[1] UNPRINTABLE"),
                    faulty.faults().stream()
                            .map(each -> each.field() + " " + each.code())
                            .toList());
            return;
        }
        throw new AssertionError("it was taken");
    }

    record Named(@NotNull @Printable String name, List<@Printable String> colours) {}

    /** What papers say in the log. */
    private static final class Log extends Handler implements AutoCloseable {
        private final List<String> said = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getLogger(Paper.class.getName());

        Log() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            said.add(new PatternFormatter("%m").format(line));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    private static Set<Integer> gbk() {
        Charset gbk = Charset.forName("GBK");
        Set<Integer> characters = new HashSet<>();
        for (int lead = 0x81; lead <= 0xFE; lead++) {
            for (int trail = 0x40; trail <= 0xFE; trail++) {
                int character = new String(new byte[] {(byte) lead, (byte) trail}, gbk).codePointAt(0);
                if (character != 0xFFFD && Character.getType(character) != Character.PRIVATE_USE && character > 0x7F) {
                    characters.add(character);
                }
            }
        }
        return characters;
    }

    private static String text(byte[] paper) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String page(String body) {
        return "<html><head><title>装箱单</title></head><body>%s</body></html>".formatted(body);
    }
}
