package org.gendan.office.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * What people are to be told: what it is about (an order's id or another key), a stable code of its kind such as
 * {@code deposit-request}, the recipients' addresses and the words. With a key in {@code once} it is told once only.
 */
public record Notice(
        String about,
        String kind,
        List<String> to,
        String subject,
        String text,
        List<Attachment> attachments,
        String once) {

    /** A file that goes along. */
    public record Attachment(String name, String mediaType, byte[] content) {
        public Attachment {
            name = onOneLine(name);
        }
    }

    public Notice {
        to = to.stream()
                .filter(address -> address != null && !address.isBlank())
                .distinct()
                .toList();
        subject = onOneLine(subject);
        attachments = List.copyOf(attachments);
    }

    public static Notice of(String about, String kind, List<String> to, String subject, String text) {
        return new Notice(about, kind, to, subject, text, List.of(), null);
    }

    public Notice attaching(String name, String mediaType, byte[] content) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(new Attachment(name, mediaType, content));
        return new Notice(about, kind, to, subject, text, more, once);
    }

    /** The same notice, told only if none was told under this key: {@code daily-report/2026-11-24/marketing}. */
    public Notice once(String key) {
        return new Notice(about, kind, to, subject, text, attachments, key);
    }

    /** A line break that a person typed would begin a header of its own. */
    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
