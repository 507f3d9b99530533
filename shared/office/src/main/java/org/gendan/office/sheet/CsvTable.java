package org.gendan.office.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Comparator;

/** CSV in a given encoding, separated by commas, semicolons or tabs, whichever its head shows most of. */
final class CsvTable implements Table {
    private static final int HEAD = 4_096;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Charset encoding;

    CsvTable(Charset encoding) {
        this.encoding = encoding;
    }

    private record Fields(CsvRecord record) implements Cells {
        @Override
        public int number() {
            return (int) record.getStartingLineNumber();
        }

        @Override
        public int width() {
            return record.getFieldCount();
        }

        @Override
        public boolean isBlank() {
            return record.getFields().stream().allMatch(String::isBlank);
        }

        @Override
        public String text(int place) {
            return place < width() ? record.getField(place).strip() : "";
        }
    }

    @Override
    public void read(InputStream content, Lines lines) throws Flawed, IOException {
        // A decoder that reports: bytes of another encoding would otherwise become other people's names.
        BufferedReader text = new BufferedReader(new InputStreamReader(content, encoding.newDecoder()), 2 * HEAD);
        try {
            char separator = separator(text);
            try (CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(text)) {
                for (CsvRecord record : records) {
                    if (!lines.take(new Fields(record))) {
                        return;
                    }
                }
            }
        } catch (CsvParseException | IOException | UncheckedIOException failed) {
            throw Table.judged(failed, encoding.name());
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
}
