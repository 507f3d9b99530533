package org.gendan.order.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventBodyTest {
    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-0000000000e1");

    private final ObjectMapper json = new ObjectMapper();
    private final CloudEventBody bodies = new CloudEventBody(json);

    @Test
    void theEventIsItsAttributesAndItsDataAsItCame() throws IOException {
        String data = "{\"amount\":\"1.10\", \"rate\":7.100000000000000000000001,\"name\":\"华裳\"}";
        byte[] body = bodies.of(event(data.getBytes(StandardCharsets.UTF_8)));
        assertTrue(new String(body, StandardCharsets.UTF_8).contains("\"data\":" + data), "not as it came");
        JsonNode read = json.readTree(body);
        assertEquals("1.0", read.get("specversion").asText());
        assertEquals(ID.toString(), read.get("id").asText());
        assertEquals("/gendan/finance", read.get("source").asText());
        assertEquals("finance.order-settled.v1", read.get("type").asText());
        assertEquals("some key", read.get("subject").asText());
        assertEquals("2026-11-24T01:30:00Z", read.get("time").asText());
        assertEquals(7, read.get("streamseq").asLong());
        assertEquals("application/json", read.get("datacontenttype").asText());
        assertFalse(read.has("epoch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "\u0000", "{\"a\":}"})
    void whatIsNoJsonIsPassedOnAsBytes(String data) throws IOException {
        JsonNode read = json.readTree(bodies.of(event(data.getBytes(StandardCharsets.UTF_8))));
        assertEquals(data, new String(read.get("data_base64").binaryValue(), StandardCharsets.UTF_8));
        assertFalse(read.has("data"));
    }

    @Test
    void whatSaysNothingHasNoData() throws IOException {
        JsonNode read = json.readTree(bodies.of(event(null)));
        assertFalse(read.has("data") || read.has("data_base64"));
    }

    private static HeardEvent event(byte[] data) {
        return new HeardEvent(
                ID,
                "gendan.finance.events",
                "some key",
                7,
                null,
                "finance.order-settled.v1",
                Instant.parse("2026-11-24T01:30:00Z"),
                null,
                data);
    }
}
