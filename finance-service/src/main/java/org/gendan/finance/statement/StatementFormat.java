package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import org.gendan.kernel.rule.Refused;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.attachment.UploadCheck.Kind;

/** In which form a statement may come. */
public enum StatementFormat {
    CSV(new CsvStatement(StandardCharsets.UTF_8)),
    CSV_GB18030(new CsvStatement(TextFile.GB18030)),
    XLSX(new SheetStatement()),
    CAMT_053(new CamtStatement());

    private static final long LARGEST_CAMT = 200L * 1024 * 1024;
    private static final long LARGEST_TABLE = 20L * 1024 * 1024;
    private static final int HEAD = 256;

    private final StatementReader reader;

    StatementFormat(StatementReader reader) {
        this.reader = reader;
    }

    StatementReader reader() {
        return reader;
    }

    /**
     * Told by the content, whatever the file is called; a table up to 20 MB, camt.053 up to 200 MB. A CSV is UTF-8 where all
     * of it can be read so, else GB18030, as Chinese banks write it.
     */
    static StatementFormat of(Upload upload) throws Flawed {
        if (upload != null && upload.content() != null && isXml(upload)) {
            if (upload.size() > LARGEST_CAMT) {
                throw Refused.of(
                        Refused.Kind.TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST_CAMT));
            }
            return CAMT_053;
        }
        if (upload != null && upload.size() <= LARGEST_TABLE && isText(upload)) {
            Charset encoding = TextFile.encodingOf(upload.content())
                    .orElseThrow(() -> new Flawed(Flaw.UNREADABLE, "UTF-8, GB18030"));
            return encoding.equals(TextFile.GB18030) ? CSV_GB18030 : CSV;
        }
        Kind kind = UploadCheck.require(upload, EnumSet.of(Kind.CSV, Kind.XLSX));
        return kind == Kind.XLSX ? XLSX : CSV;
    }

    private static boolean isText(Upload upload) {
        try {
            return upload.content() != null && TextFile.isText(upload.content());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isXml(Upload upload) {
        try (InputStream content = Files.newInputStream(upload.content())) {
            String head = new String(content.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.replace("\ufeff", "").stripLeading().startsWith("<");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
