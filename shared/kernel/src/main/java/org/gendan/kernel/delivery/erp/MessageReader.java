package org.gendan.kernel.delivery.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads a record of Kafka as a CloudEvent 1.0, in binary or in structured mode, and says everything that keeps it from being
 * one. It never fails: what cannot be read at all still has its place.
 */
final class MessageReader {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch";
    private static final String CLOUD_EVENTS = "application/cloudevents";
    private static final Pattern JSON_TYPE = Pattern.compile("application/(?:[a-z0-9.!#$&^_-]+\\+)?json");
    private static final Pattern OTHER_CHARSET = Pattern.compile("charset\\s*=\\s*\"?(?!utf-?8)[a-z0-9]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int LONGEST_NAME = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ConsumerRecord<String, byte[]> record;
    private final List<Fault> faults = new ArrayList<>();
    private String source;
    private String id;
    private String type;
    private byte[] content;
    private JsonNode data;

    private MessageReader(ConsumerRecord<String, byte[]> record) {
        this.record = record;
        this.content = record.value();
    }

    static ErpMessage read(ConsumerRecord<String, byte[]> record) {
        return new MessageReader(record).message();
    }

    private ErpMessage message() {
        String contentType = header("content-type").strip().toLowerCase(Locale.ROOT);
        String media = contentType.replaceFirst(";.*", "").strip();
        if (media.equals(STRUCTURED)) {
            structured();
        } else if (media.startsWith(BATCH)) {
            faults.add(Fault.of("content-type", "MESSAGE_BATCH", contentType));
        } else if (media.startsWith(CLOUD_EVENTS)) {
            faults.add(Fault.of("content-type", "MESSAGE_MODE", contentType));
        } else {
            binary(contentType, media);
        }
        return new ErpMessage(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                key(),
                source,
                id,
                type,
                record.value(),
                content,
                data,
                List.copyOf(faults));
    }

    private void binary(String contentType, String media) {
        attributes(header("ce_id"), header("ce_source"), header("ce_type"), header("ce_specversion"));
        if (isOtherThanJson(contentType, media)) {
            faults.add(Fault.of("content-type", "MESSAGE_CONTENT_TYPE", contentType));
            return;
        }
        object(parse(record.value()));
    }

    private void structured() {
        JsonNode event = parse(record.value());
        if (event == null || !event.isObject()) {
            attributes("", "", "", "");
            if (event != null) {
                faults.add(Fault.of("", "MESSAGE_BODY", ""));
            }
            return;
        }
        attributes(text(event, "id"), text(event, "source"), text(event, "type"), text(event, "specversion"));
        String contentType = text(event, "datacontenttype").toLowerCase(Locale.ROOT);
        boolean encoded = event.hasNonNull("data_base64");
        if (encoded && event.hasNonNull("data")) {
            faults.add(Fault.of("data_base64", "MESSAGE_DATA_TWICE", ""));
        } else if (isOtherThanJson(
                contentType, contentType.replaceFirst(";.*", "").strip())) {
            faults.add(Fault.of("datacontenttype", "MESSAGE_CONTENT_TYPE", contentType));
        } else if (encoded) {
            decode(event.get("data_base64"));
        } else {
            object(event.get("data"));
        }
    }

    private void decode(JsonNode encoded) {
        try {
            content = Base64.getDecoder().decode(encoded.isTextual() ? encoded.textValue() : "?");
        } catch (IllegalArgumentException malformed) {
            faults.add(Fault.of("data_base64", "BASE64", encoded.asText()));
            return;
        }
        object(parse(content));
    }

    /** Each that is missing is named; what the database cannot hold is as good as missing. */
    private void attributes(String statedId, String statedSource, String statedType, String version) {
        id = name("id", "MESSAGE_ID", statedId);
        source = name("source", "MESSAGE_SOURCE", statedSource);
        if (!version.equals("1.0")) {
            faults.add(Fault.of("specversion", "MESSAGE_SPECVERSION", version));
        }
        type = statedType.isBlank() || !isName(statedType) ? null : statedType;
    }

    private String name(String field, String code, String stated) {
        if (stated.isBlank()) {
            faults.add(Fault.of(field, code, ""));
            return null;
        }
        if (!isName(stated)) {
            faults.add(Fault.of(field, "MESSAGE_NAME", stated));
            return null;
        }
        return stated;
    }

    private static boolean isName(String stated) {
        return stated.length() <= LONGEST_NAME && !CONTROL.matcher(stated).find();
    }

    private String key() {
        String key = record.key();
        if (key == null || key.isEmpty()) {
            return null;
        }
        if (!isName(key)) {
            faults.add(Fault.of("key", "MESSAGE_NAME", key));
            return null;
        }
        return key;
    }

    private void object(JsonNode found) {
        if (found != null && found.isObject()) {
            data = found;
            // As it is read: the same event may come wrapped or spaced otherwise.
            content = bytes(found);
        } else if (faults.stream().noneMatch(fault -> fault.code().equals("MESSAGE_BODY"))) {
            faults.add(Fault.of("data", "MESSAGE_BODY", found == null ? "" : found.toString()));
        }
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(Objects.requireNonNullElse(bytes, new byte[0]));
        } catch (IOException | RuntimeException unreadable) {
            String why = unreadable instanceof JsonProcessingException json
                    ? json.getOriginalMessage()
                    : String.valueOf(unreadable.getMessage());
            faults.add(Fault.of("data", "MESSAGE_BODY", why));
            return null;
        }
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without a content type the data is JSON, as in CloudEvents. */
    private static boolean isOtherThanJson(String contentType, String media) {
        return !media.isEmpty()
                && (!JSON_TYPE.matcher(media).matches()
                        || OTHER_CHARSET.matcher(contentType).find());
    }

    private static String text(JsonNode event, String attribute) {
        JsonNode stated = event.path(attribute);
        return stated.isTextual() ? stated.textValue() : "";
    }

    private String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
