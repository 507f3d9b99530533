package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.rest.UploadCheck;
import org.gendan.kernel.rest.UploadCheck.Kind;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** In which form a statement may come. */
public enum StatementFormat {
    CSV(new CsvStatement(StandardCharsets.UTF_8)),
    CSV_GB18030(new CsvStatement(TextFile.GB18030)),
    XLSX(new SheetStatement()),
    CAMT_053(new CamtStatement());

    private static final long LARGEST_CAMT = 200L * 1024 * 1024;
    private static final long LARGEST_TABLE = 20L * 1024 * 1024;
    private static final int HEAD = 256;
    private static final int TOO_LARGE = 413;

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
    static StatementFormat of(FileUpload upload) throws Flawed {
        if (upload != null && upload.uploadedFile() != null && isXml(upload)) {
            if (upload.size() > LARGEST_CAMT) {
                throw Refusal.problem(TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST_CAMT));
            }
            return CAMT_053;
        }
        if (upload != null && upload.size() <= LARGEST_TABLE && isText(upload)) {
            Charset encoding = TextFile.encodingOf(upload.uploadedFile())
                    .orElseThrow(() -> new Flawed(Flaw.UNREADABLE, "UTF-8, GB18030"));
            return encoding.equals(TextFile.GB18030) ? CSV_GB18030 : CSV;
        }
        Kind kind = UploadCheck.require(upload, EnumSet.of(Kind.CSV, Kind.XLSX));
        return kind == Kind.XLSX ? XLSX : CSV;
    }

    private static boolean isText(FileUpload upload) {
        try {
            return upload.uploadedFile() != null && TextFile.isText(upload.uploadedFile());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isXml(FileUpload upload) {
        try (InputStream content = Files.newInputStream(upload.uploadedFile())) {
            String head = new String(content.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.replace("\ufeff", "").stripLeading().startsWith("<");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
