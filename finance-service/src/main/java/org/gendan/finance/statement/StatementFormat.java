package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
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
    CSV(new CsvStatement()),
    XLSX(new SheetStatement()),
    CAMT_053(new CamtStatement());

    private static final long LARGEST_CAMT = 200L * 1024 * 1024;
    private static final int HEAD = 256;
    private static final int TOO_LARGE = 413;

    private final StatementReader reader;

    StatementFormat(StatementReader reader) {
        this.reader = reader;
    }

    StatementReader reader() {
        return reader;
    }

    /** Told by the content, whatever the file is called; a table up to 20 MB, camt.053 up to 200 MB. */
    static StatementFormat of(FileUpload upload) {
        if (upload != null && upload.uploadedFile() != null && isXml(upload)) {
            if (upload.size() > LARGEST_CAMT) {
                throw Refusal.problem(TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST_CAMT));
            }
            return CAMT_053;
        }
        Kind kind = UploadCheck.require(upload, EnumSet.of(Kind.CSV, Kind.XLSX));
        return kind == Kind.XLSX ? XLSX : CSV;
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
