package org.gendan.kernel.rest;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What may be uploaded: at most 20 MB of a type that is asked for, told by its content and not by its name. A spreadsheet
 * that would unpack to more than 200 MB, or that holds macros, is refused.
 */
public final class UploadCheck {
    private static final long LARGEST = 20L * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;

    /** The types that Gendan knows by their content. */
    public enum Kind {
        PDF("application/pdf"),
        PNG("image/png"),
        JPG("image/jpeg"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public static final Set<Kind> DOCUMENTS = EnumSet.of(Kind.PDF, Kind.PNG, Kind.JPG);

    private UploadCheck() {}

    /** The kind of the file; 400 without a file, 413 if it is too large, 415 if it is not of an allowed kind. */
    public static Kind require(FileUpload upload, Set<Kind> allowed) {
        if (upload == null || upload.uploadedFile() == null) {
            throw Refusal.invalid("file", "a file is needed, as the multipart field \"file\"");
        }
        if (upload.size() > LARGEST) {
            throw Refusal.problem(
                    Status.REQUEST_ENTITY_TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST));
        }
        try {
            Kind kind = kindOf(upload.uploadedFile());
            if (kind == null || !allowed.contains(kind)) {
                throw unsupported(upload, allowed);
            }
            return kind;
        } catch (IOException unreadable) {
            throw unsupported(upload, allowed);
        }
    }

    private static RuntimeException unsupported(FileUpload upload, Set<Kind> allowed) {
        List<String> names = allowed.stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        return Refusal.problem(
                Status.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-file",
                Map.of("fileName", String.valueOf(upload.fileName()), "allowedFiles", names));
    }

    private static Kind kindOf(Path file) throws IOException {
        byte[] head = head(file, 8192);
        if (starts(head, "%PDF-")) {
            return Kind.PDF;
        }
        if (starts(head, "\u0089PNG\r\n\u001a\n")) {
            return Kind.PNG;
        }
        if (starts(head, "\u00ff\u00d8\u00ff")) {
            return Kind.JPG;
        }
        if (starts(head, "PK\u0003\u0004")) {
            return isHarmlessWorkbook(file) ? Kind.XLSX : null;
        }
        return isText(head) ? Kind.CSV : null;
    }

    private static boolean isHarmlessWorkbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("xl/workbook.xml") == null) {
                return false;
            }
            long unpacked = 0;
            byte[] buffer = new byte[64 * 1024];
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    return false;
                }
                // The sizes in the directory are the sender's claim; only unpacking tells.
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unpacked += read;
                        if (unpacked > LARGEST_UNPACKED) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }
    }

    private static boolean isText(byte[] head) {
        for (byte value : head) {
            if (value == 0) {
                return false;
            }
        }
        // The last character may be cut in the middle.
        for (int cut = 0; cut < 4 && cut < head.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return head.length > 0;
            } catch (CharacterCodingException malformed) {
                continue;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= expected.length && Arrays.equals(head, 0, expected.length, expected, 0, expected.length);
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(length);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
