package org.gendan.kernel.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What somebody sends to be logged. */
class OneLineTest {
    private static final String FORGED = "01:00:00.000 ERROR FORGED";

    private final OneLine formatter = new OneLine(new PatternFormatter("%d{HH:mm:ss.SSS} %-5p [%c{1.}] %m%e%n"));

    @Test
    void whateverAMessageQuotesIsPartOfItsLine() {
        for (String end : List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b", "\f")) {
            assertEquals(1, lines("a" + end + FORGED).size(), "U+%04x".formatted((int) end.charAt(0)));
        }
        String line = lines("\u001b[31m\u202efdp\u0000\u007f\u009b2J\t\uD83D\uDE00 \u85CF\u9752")
                .getFirst();
        assertTrue(line.endsWith("\\u001b[31m\\u202efdp\\u0000\\u007f\\u009b2J\\u0009\uD83D\uDE00 \u85CF\u9752"), line);
    }

    @Test
    void aTraceHasLinesThatAreNobodyElses() {
        ExtLogRecord event = record("not stored");
        event.setThrown(
                new IllegalStateException("\n" + FORGED, new IllegalArgumentException("\r" + FORGED + "\u001b[2J")));
        List<String> lines = formatter.format(event).lines().toList();
        assertTrue(lines.size() > 3, lines::toString);
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("  | ")), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("\u001b")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("at org.gendan.kernel.ops.OneLineTest")),
                lines::toString);
    }

    @Test
    void parametersAreQuotedAsWell() {
        ExtLogRecord event = new ExtLogRecord(Level.INFO, "key %s", ExtLogRecord.FormatStyle.PRINTF, "test");
        event.setParameters(new Object[] {"\n" + FORGED});
        assertEquals(1, formatter.format(event).lines().count());
    }

    private List<String> lines(String message) {
        return formatter.format(record(message)).lines().toList();
    }

    private static ExtLogRecord record(String message) {
        ExtLogRecord event = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        event.setLoggerName("org.gendan.Test");
        return event;
    }
}
