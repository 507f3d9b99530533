package org.gendan.office.attachment;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gendan.kernel.rule.Refused;
import org.gendan.office.paper.Picture;

/**
 * What may be uploaded: at most 20 MB of a type that is asked for, told by its content and not by its name. A spreadsheet
 * that would unpack to more than 200 MB, that would fill the memory of its reader, or that holds macros or
 * what other programs left in it, is refused; so is a picture that would.
 */
public final class UploadCheck {
    private static final long LARGEST = 20L * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;
    /** What stands between two tags; a cell holds 32 767 characters, and a reader keeps each text whole. */
    private static final int LONGEST_TEXT = 256 * 1024;
    /** These texts a reader keeps all. */
    private static final String TEXTS = "xl/sharedStrings.xml";

    /** In its memory: two bytes for each character, and what it needs beside them for each text. */
    private static final long LARGEST_TEXTS = 32L * 1024 * 1024;

    private static final int EACH_TEXT = 64;
    /** Up to XFD; a reader keeps a place for each column up to the last. */
    private static final int MOST_COLUMNS = 16_384;

    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}\\d{1,7}");

    /** What a workbook says of a part that does something by itself: macros, programs of others, their links. */
    private static final Pattern ACTIVE = Pattern.compile(
            "macro|vba|oleobject|activex|/(control|package|attachedToolbars)$", Pattern.CASE_INSENSITIVE);

    /** How a workbook fetches what another program says (DDE), or holds. */
    private static final Set<String> LINKS = Set.of("ddeLink", "oleLink", "oleObject");

    /** The types that Gendan knows by their content. */
    public enum Kind {
        PDF("application/pdf", ".pdf"),
        PNG("image/png", ".png"),
        JPG("image/jpeg", ".jpg", ".jpeg"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        CSV("text/csv", ".csv");

        private final String mediaType;
        private final List<String> endings;

        Kind(String mediaType, String... endings) {
            this.mediaType = mediaType;
            this.endings = List.of(endings);
        }

        public String mediaType() {
            return mediaType;
        }

        boolean isPicture() {
            return switch (this) {
                case PNG, JPG -> true;
                case PDF, XLSX, CSV -> false;
            };
        }

        /** The name that it was given, with the ending of what it is: by that a machine decides what to do with it. */
        String nameOf(String stated) {
            String name = FileName.of(stated);
            return endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                    ? name
                    : FileName.of(name, endings.getFirst());
        }
    }

    public static final Set<Kind> DOCUMENTS = EnumSet.of(Kind.PDF, Kind.PNG, Kind.JPG);

    private UploadCheck() {}

    /** The kind of the file; 400 without a file or with several, 413 if it is too large, 415 if it is not of an allowed kind. */
    public static Kind require(Upload upload, Set<Kind> allowed) {
        if (upload == null || upload.content() == null) {
            throw Refused.invalid("file", "a file is needed, as the multipart field \"file\"");
        }
        if (upload.ofFiles() > 1) {
            throw Refused.invalid("file", "is one of several files; send each in a request of its own");
        }
        if (upload.size() > LARGEST) {
            throw Refused.of(Refused.Kind.TOO_LARGE, "too-large", Map.of("size", upload.size(), "largest", LARGEST));
        }
        try {
            Kind kind = kindOf(upload.content());
            if (kind == null || !allowed.contains(kind)) {
                throw unsupported(upload, allowed);
            }
            if (kind.isPicture()) {
                Picture.requireBounded(upload.content());
            }
            return kind;
        } catch (IOException unreadable) {
            throw unsupported(upload, allowed);
        }
    }

    private static RuntimeException unsupported(Upload upload, Set<Kind> allowed) {
        List<String> names = allowed.stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        return Refused.of(
                Refused.Kind.UNSUPPORTED,
                "unsupported-file",
                Map.of("fileName", String.valueOf(upload.name()), "allowedFiles", names));
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
                // The sizes in the directory are the sender's claim; only unpacking tells.
                boolean read = entry.getName().startsWith("xl/")
                        && entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
                long most = LARGEST_UNPACKED - unpacked;
                long size = 0;
                int text = 0;
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                        size += length;
                        text = read ? longestText(text, buffer, length) : 0;
                        if (size > most || text > LONGEST_TEXT) {
                            return false;
                        }
                    }
                }
                unpacked += size;
                if (isXml(entry) && !isHarmless(zip, entry)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** How many bytes stand behind the last tag; more than is allowed as soon as it once was. */
    private static int longestText(int before, byte[] buffer, int length) {
        int text = before;
        for (int i = 0; i < length && text <= LONGEST_TEXT; i++) {
            text = buffer[i] == '<' ? 0 : text + 1;
        }
        return text;
    }

    private static boolean isXml(ZipEntry part) {
        String name = part.getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    /** Read without anything that it may refer to. */
    private static boolean isHarmless(ZipFile zip, ZipEntry part) throws IOException {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = zip.getInputStream(part)) {
            XMLStreamReader reader = xml.createXMLStreamReader(content);
            if (part.getName().equalsIgnoreCase(TEXTS)) {
                return isKept(reader);
            }
            return part.getName().startsWith("xl/worksheets/")
                            && !part.getName().endsWith(".rels")
                    ? isBounded(reader)
                    : isPassive(reader);
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    /** Whether a reader can keep all these texts. */
    private static boolean isKept(XMLStreamReader texts) throws XMLStreamException {
        long kept = 0;
        while (texts.hasNext() && kept <= LARGEST_TEXTS) {
            kept += switch (texts.next()) {
                case XMLStreamConstants.START_ELEMENT -> texts.getLocalName().equals("si") ? EACH_TEXT : 0;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    2L * texts.getTextLength();
                default -> 0;
            };
        }
        return kept <= LARGEST_TEXTS;
    }

    /** Whether every row has no more columns than a sheet has, and every cell an address within it. */
    private static boolean isBounded(XMLStreamReader reader) throws XMLStreamException {
        int cells = 0;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("row")) {
                cells = 0;
            } else if (reader.getLocalName().equals("c")) {
                String address = reader.getAttributeValue(null, "r");
                if (++cells > MOST_COLUMNS
                        || address != null && !ADDRESS.matcher(address).matches()) {
                    return false;
                }
            } else if (LINKS.contains(reader.getLocalName())) {
                return false;
            }
        }
        return true;
    }

    /** Whether it says of no part that it does something: what a part is called does not count. */
    private static boolean isPassive(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String type =
                    switch (reader.getLocalName()) {
                        case "Default", "Override" -> reader.getAttributeValue(null, "ContentType");
                        case "Relationship" -> reader.getAttributeValue(null, "Type");
                        default -> null;
                    };
            if (type != null && ACTIVE.matcher(type).find() || LINKS.contains(reader.getLocalName())) {
                return false;
            }
        }
        return true;
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
}
