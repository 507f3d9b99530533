package org.gendan.local.clauses;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table "Where is …": each place that it names is there, and holds the type that it names. */
class WhereIsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("\\[`([^`]+)`]\\(([^)]+)\\)");
    /** What a newcomer asks first. */
    private static final List<String> ASKED = List.of(
            "the AQL tables",
            "the 80 %",
            "the deposit gate",
            "the outbox",
            "the sheet reader",
            "the mail of the daily report",
            "who may do what",
            "the texts of refusals");

    private final List<String> rows = rows();

    @Test
    void everyQuestionHasItsRow() {
        assertAll(ASKED.stream()
                .map(asked -> () -> assertTrue(rows.stream().anyMatch(row -> row.startsWith("| " + asked)), asked)));
    }

    @Test
    void everyPlaceIsThereAndHoldsItsType() {
        assertTrue(rows.size() >= ASKED.size());
        assertAll(rows.stream().map(row -> () -> {
            Matcher link = LINK.matcher(row);
            boolean any = false;
            while (link.find()) {
                any = true;
                Path file = ROOT.resolve(link.group(2));
                assertTrue(Files.isRegularFile(file), row + ": no file " + link.group(2));
                assertTrue(names(file, link.group(1)), row + ": " + link.group(2) + " holds no " + link.group(1));
            }
            assertTrue(any, row + " names no place");
        }));
    }

    /** A type is declared in its file; other files are named by their name. */
    private static boolean names(Path file, String what) throws IOException {
        return file.toString().endsWith(".java")
                ? Pattern.compile("(class|record|interface|enum) " + Pattern.quote(what) + "\\b")
                        .matcher(Files.readString(file))
                        .find()
                : file.endsWith(what);
    }

    private static List<String> rows() {
        try (Stream<String> lines = Files.lines(ROOT.resolve("README.md"))) {
            return lines.dropWhile(line -> !line.equals("## Where is …"))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
