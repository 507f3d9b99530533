package org.gendan.kernel.ops;

import java.util.logging.Formatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * One event, one line: whatever a message quotes, it neither begins a line of its own nor steers the terminal of who reads it.
 * The lines of a trace, which may quote as well, each say that they belong to the one before.
 */
final class OneLine extends ExtFormatter {
    private static final String BEHIND = "  | ";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Formatter written;

    OneLine(Formatter written) {
        this.written = written;
    }

    @Override
    public String format(ExtLogRecord event) {
        ExtLogRecord plain = new ExtLogRecord(event);
        plain.setMessage(escaped(String.valueOf(formatMessage(event))), FormatStyle.NO_FORMAT);
        return written.format(plain)
                .lines()
                .map(line -> escaped(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n" + BEHIND, "", "\n"));
    }

    private static String escaped(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(OneLine::code);
    }

    private static String code(MatchResult found) {
        return found.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
