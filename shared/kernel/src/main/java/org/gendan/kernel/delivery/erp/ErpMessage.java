package org.gendan.kernel.delivery.erp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an ERP sent, as far as it could be read: a CloudEvent, known by its source and id (reliability §2), and its place on the
 * topic, which every record has. Source, id and type are null where it does not say them; the data, where there is none.
 */
public record ErpMessage(
        String topic,
        int partition,
        long offset,
        long sentAt,
        String key,
        String source,
        String id,
        String type,
        byte[] body,
        byte[] content,
        JsonNode data,
        List<Fault> faults) {

    private static final Pattern NUMBER = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,60}");

    /** The hash of the message as it came, by which its sender recognises it. */
    public String sha256() {
        return sha256(body == null ? new byte[0] : body);
    }

    /** Of what it says and not of how it is wrapped: an event that is sent again may be wrapped anew. */
    String contentHash() {
        return sha256((type + '\n' + HexFormat.of().formatHex(content == null ? new byte[0] : content))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is one event, in a mode that is read. */
    boolean isOne() {
        return faults.stream().map(Fault::code).noneMatch(List.of("MESSAGE_BATCH", "MESSAGE_MODE")::contains);
    }

    boolean isNamed() {
        return source != null && id != null;
    }

    /** What does not say which it is is known by its place; no event has an empty source. */
    String keptSource() {
        return isNamed() ? source : "";
    }

    String keptId() {
        return isNamed() ? id : "%s/%d/%d@%d".formatted(topic, partition, offset, sentAt);
    }

    /** The ERP's own number of what it speaks of, as far as it says one that can be answered. */
    String statedExternalId() {
        JsonNode stated = data == null ? null : data.get("externalId");
        return stated != null
                        && stated.isTextual()
                        && NUMBER.matcher(stated.textValue()).matches()
                ? stated.textValue().strip()
                : null;
    }

    /** What its answers are ordered by; without a key of its own each stands alone. */
    String answeredUnder() {
        if (key != null) {
            return key;
        }
        return isNamed() ? id : "%s/%d/%d".formatted(topic, partition, offset);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
