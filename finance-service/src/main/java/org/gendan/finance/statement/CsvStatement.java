package org.gendan.finance.statement;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gendan.kernel.store.DatabaseFailed;

/** A statement as CSV in a given encoding, separated by commas, semicolons or tabs, whichever its head shows most of. */
final class CsvStatement implements StatementReader {
    private static final int HEAD = 4_096;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Charset encoding;

    CsvStatement(Charset encoding) {
        this.encoding = encoding;
    }

    @Override
    public void read(InputStream content, Defaults defaults, Sink sink) throws Flawed, IOException {
        // A decoder that reports: bytes of another encoding would otherwise become other payers' names.
        BufferedReader text = new BufferedReader(new InputStreamReader(content, encoding.newDecoder()), 2 * HEAD);
        try {
            char separator = separator(text);
            try (CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(text)) {
                read(records, defaults, sink);
            }
        } catch (CsvParseException | IOException | UncheckedIOException failed) {
            throw judged(failed);
        }
    }

    /** The library wraps what the reader below it throws, which may as well be about the database as about the file. */
    private Flawed judged(Exception failed) throws IOException {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CharacterCodingException _ -> {
                    return new Flawed(Flaw.UNREADABLE, encoding.name());
                }
                case DatabaseFailed down -> throw down;
                case IOException other -> throw other;
                default -> {
                    // a wrapper
                }
            }
        }
        return new Flawed(Flaw.UNREADABLE, failed.getMessage());
    }

    private static void read(CsvReader<CsvRecord> records, Defaults defaults, Sink sink) throws Flawed {
        Columns columns = null;
        int above = 0;
        for (CsvRecord record : records) {
            if (columns == null) {
                Optional<Columns> header = Columns.of(cells(record));
                if (header.isPresent()) {
                    columns = header.get();
                    columns.require(defaults);
                } else if (++above >= Columns.HEADER_WITHIN) {
                    break;
                }
            } else if (!isBlank(record)
                    && !sink.take(StatementRow.of(
                            (int) record.getStartingLineNumber(),
                            columns.line(place -> cell(record, place), defaults)))) {
                return;
            }
        }
        if (columns == null) {
            throw new Flawed(Flaw.COLUMN, "date 日期");
        }
    }

    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEAD);
        char[] head = new char[HEAD];
        int length = Math.max(0, text.read(head, 0, HEAD));
        text.reset();
        if (length > 0 && head[0] == BYTE_ORDER_MARK) {
            text.skip(1);
        }
        String shown = new String(head, 0, length);
        return (char) ",;\t"
                .chars()
                .boxed()
                .max(Comparator.comparingLong(separator -> shown.chars()
                        .filter(character -> character == separator)
                        .count()))
                .orElseThrow()
                .intValue();
    }

    private static List<String> cells(CsvRecord record) {
        return record.getFields().stream().map(StatementLine::clean).toList();
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    private static String cell(CsvRecord record, int place) {
        return place < record.getFieldCount() ? StatementLine.clean(record.getField(place)) : "";
    }
}
