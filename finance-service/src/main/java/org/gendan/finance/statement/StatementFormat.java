package org.gendan.finance.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.gendan.kernel.rule.Refused;
import org.gendan.office.attachment.Upload;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.Format;
import org.gendan.office.sheet.RowReader;

/** In which form a statement may come. */
public enum StatementFormat {
    CSV,
    CSV_GB18030,
    XLSX,
    CAMT_053;

    private static final long LARGEST_CAMT = 200L * 1024 * 1024;
    private static final int HEAD = 256;

    RowReader<StatementLine> reader(Defaults defaults) {
        return switch (this) {
            case CSV -> BankSheet.of(defaults).in(Format.CSV);
            case CSV_GB18030 -> BankSheet.of(defaults).in(Format.CSV_GB18030);
            case XLSX -> BankSheet.of(defaults).in(Format.XLSX);
            case CAMT_053 -> new CamtStatement(defaults);
        };
    }

    /** Told by the content, whatever the file is called; a table up to 20 MB, camt.053 up to 200 MB. */
    static StatementFormat of(Upload upload) throws Flawed {
        if (upload != null && upload.content() != null && isXml(upload)) {
            if (upload.size() > LARGEST_CAMT) {
                throw Refused.of(
                        Refused.Kind.TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST_CAMT));
            }
            return CAMT_053;
        }
        return switch (Format.of(upload)) {
            case CSV -> CSV;
            case CSV_GB18030 -> CSV_GB18030;
            case XLSX -> XLSX;
        };
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
