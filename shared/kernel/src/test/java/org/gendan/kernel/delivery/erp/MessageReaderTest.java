package org.gendan.kernel.delivery.erp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of Kafka, read as CloudEvents. */
class MessageReaderTest {
    private static final Map<String, String> WHOLE = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_source", "/erp",
            "ce_type", "erp.order.v1",
            "content-type", "application/json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content-type   | application/json; charset=utf-8    | ''
            content-type   | application/vnd.sap+json           | ''
            content-type   |                                    | ''
            content-type   | application/json; charset=GBK      | MESSAGE_CONTENT_TYPE
            content-type   | text/plain                         | MESSAGE_CONTENT_TYPE
            content-type   | application/cloudevents-batch+json | MESSAGE_BATCH
            content-type   | application/cloudevents+xml        | MESSAGE_MODE
            ce_id          |                                    | MESSAGE_ID
            ce_source      | ' '                                | MESSAGE_SOURCE
            ce_specversion | 0.3                                | MESSAGE_SPECVERSION
            ce_specversion |                                    | MESSAGE_SPECVERSION
            """)
    void aBinaryMessageIsReadByItsHeaders(String header, String value, String expected) {
        Map<String, String> headers = new LinkedHashMap<>(WHOLE);
        headers.put(header, value);
        assertEquals(expected, codes(binary(headers, "{}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data": {"a": 1}}                | ``
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data_base64": "eyJhIjogMX0="}   | ``
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data_base64": "?"}              | BASE64
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data_base64": 5}                | BASE64
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data": {}, "data_base64": "eA=="} | MESSAGE_DATA_TWICE
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "data": "{}"}                    | MESSAGE_BODY
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t"}                                  | MESSAGE_BODY
            {"specversion": "1.0", "id": "1", "source": "/erp", "type": "t", "datacontenttype": "text/xml", "data": {}} | MESSAGE_CONTENT_TYPE
            {"specversion": "1.0", "id": 1, "source": "/erp", "type": "t", "data": {}}                        | MESSAGE_ID
            {"id": "1", "source": "/erp", "type": "t", "data": {}}                                            | MESSAGE_SPECVERSION
            []                                                                                                | MESSAGE_ID MESSAGE_SOURCE MESSAGE_SPECVERSION MESSAGE_BODY
            """)
    void aStructuredMessageIsReadByItsBody(String body, String expected) {
        assertEquals(
                expected, codes(binary(Map.of("content-type", "Application/CloudEvents+JSON; charset=UTF-8"), body)));
    }

    @Test
    void theSameEventSaysTheSameInEveryMode() {
        ErpMessage binary = binary(WHOLE, "{\"a\":1}");
        ErpMessage structured = binary(Map.of("content-type", "application/cloudevents+json"), """
                {"specversion": "1.0", "id": "1", "source": "/erp", "type": "erp.order.v1", "data_base64": "eyJhIjogMX0="}""");
        assertEquals(binary.contentHash(), structured.contentHash());
        assertNotEquals(binary.sha256(), structured.sha256());
        assertNotEquals(binary.contentHash(), binary(WHOLE, "{\"a\":2}").contentHash());
    }

    @Test
    void whatCannotBeKeptIsNoNameAndIsKnownByItsPlace() {
        Map<String, String> headers = new LinkedHashMap<>(WHOLE);
        headers.put("ce_id", "1\0");
        ErpMessage message = binary(headers, "{}");
        assertNull(message.id());
        assertEquals("MESSAGE_NAME", codes(message));
        assertEquals("", message.keptSource());
        assertTrue(message.keptId().startsWith("topic/3/7@"));
    }

    @Test
    void noBytesAtAllFailTheReader() {
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            Map<String, String> headers = new LinkedHashMap<>();
            WHOLE.forEach((name, value) -> {
                if (random.nextBoolean()) {
                    headers.put(name, random.nextBoolean() ? value : "application/cloudevents+json");
                }
            });
            ErpMessage message = MessageReader.read(record(headers, bytes));
            assertArrayEquals(bytes, message.body());
            assertTrue(!message.faults().isEmpty() || message.data() != null);
        }
    }

    private static String codes(ErpMessage message) {
        return message.faults().stream().map(Fault::code).collect(Collectors.joining(" "));
    }

    private static ErpMessage binary(Map<String, String> headers, String body) {
        return MessageReader.read(record(headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers, byte[] body) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 7, "key", body);
        headers.forEach((name, value) -> {
            if (value != null) {
                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        return record;
    }

    @Test
    void everyFaultIsSaidInBothLanguages() {
        List.of("MESSAGE_BODY", "TOO_LONG", "STALE_REVISION").forEach(code -> {
            Fault fault = Fault.of("field", code, "x");
            assertNotEquals(fault.text(), fault.textZh());
        });
    }
}
