package org.gendan.office.sheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.gendan.office.attachment.Upload;
import org.gendan.office.attachment.UploadCheck;
import org.gendan.office.attachment.UploadCheck.Kind;

/** In which form a table may come. */
public enum Format {
    CSV(new CsvTable(StandardCharsets.UTF_8)),
    CSV_GB18030(new CsvTable(TextFile.GB18030)),
    XLSX(new XlsxTable());

    private static final long LARGEST = 20L * 1024 * 1024;

    private final Table table;

    Format(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }

    /**
     * Told by the content, whatever the file is called; up to 20 MB. A CSV is UTF-8 where all of it can be read so, else
     * GB18030, as Chinese programs write it.
     */
    public static Format of(Upload upload) throws Flawed {
        if (upload != null && upload.size() <= LARGEST && isText(upload)) {
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
}
