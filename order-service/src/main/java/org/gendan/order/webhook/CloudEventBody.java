package org.gendan.order.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An event as one document: CloudEvents 1.0 in structured mode. What it says is passed on as it came, to the last digit. */
@Singleton
class CloudEventBody {
    private static final int TOPIC_PREFIX = "gendan.".length();

    private final ObjectMapper json;

    CloudEventBody(ObjectMapper json) {
        this.json = json;
    }

    byte[] of(HeardEvent event) {
        ObjectNode body = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", source(event.topic()))
                .put("type", event.type())
                .put("subject", event.key())
                .put("time", event.time().toString())
                .put("streamseq", event.sequence());
        if (event.epoch() != null) {
            body.put("epoch", event.epoch().toString());
        }
        if (event.traceparent() != null) {
            body.put("traceparent", event.traceparent());
        }
        if (isJson(event.data())) {
            body.put("datacontenttype", "application/json")
                    .putRawValue("data", new RawValue(new String(event.data(), StandardCharsets.UTF_8)));
        } else if (event.data() != null) {
            body.put("datacontenttype", "application/octet-stream")
                    .put("data_base64", Base64.getEncoder().encodeToString(event.data()));
        }
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who announces on {@code gendan.finance.events} is {@code /gendan/finance}. */
    private static String source(String topic) {
        return "/gendan/" + topic.substring(TOPIC_PREFIX, topic.lastIndexOf('.'));
    }

    private boolean isJson(byte[] data) {
        if (data == null || data.length == 0) {
            return false;
        }
        try {
            return !json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(data)
                    .isMissingNode();
        } catch (IOException broken) {
            return false;
        }
    }
}
