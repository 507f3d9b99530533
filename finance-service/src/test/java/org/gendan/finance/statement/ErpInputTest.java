package org.gendan.finance.statement;

import static org.gendan.finance.statement.Statements.account;
import static org.gendan.testing.ErpClient.header;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.gendan.finance.ServiceTest;
import org.gendan.testing.ErpClient;
import org.gendan.testing.ErpStorm;
import org.gendan.testing.ErpStorm.Result;
import org.gendan.testing.Management;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever an ERP may send of bank transactions, and how each is answered. */
@ServiceTest
class ErpInputTest {
    private final ErpClient erp = ErpClient.of("bank-transactions", "erp.bank-transaction.v1");
    private final String account = account();
    private int ids;

    @AfterEach
    void close() {
        erp.close();
    }

    @Test
    void eachMessageHasTheAnswerOfTheTable() {
        Map<String, ProducerRecord<String, byte[]>> sent = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (String row : """
                good                | ACCEPTED
                structured          | ACCEPTED
                base64              | ACCEPTED
                no content type     | ACCEPTED
                broken              | REJECTED MESSAGE_BODY
                list                | REJECTED MESSAGE_BODY
                null                | REJECTED MESSAGE_BODY
                empty               | REJECTED MESSAGE_BODY
                tombstone           | REJECTED MESSAGE_BODY
                data as text        | REJECTED MESSAGE_BODY
                other type          | REJECTED MESSAGE_TYPE
                version 2           | REJECTED MESSAGE_TYPE
                no type             | REJECTED MESSAGE_TYPE
                currency XXQ        | REJECTED CURRENCY
                currency cny        | ACCEPTED
                currency USD        | ACCEPTED
                currency JPY, 5.50  | REJECTED AMOUNT
                amount as number    | REJECTED AMOUNT
                -5 and CREDIT       | REJECTED AMOUNT
                0                   | REJECTED AMOUNT
                1,234.50            | ACCEPTED
                1,50                | REJECTED AMOUNT
                1.234,50            | REJECTED AMOUNT
                DEBIT               | ACCEPTED
                IN                  | REJECTED DIRECTION
                no direction        | ACCEPTED
                no direction, -33   | ACCEPTED
                20.11.2026          | REJECTED DATE
                in the future       | REJECTED DATE_AHEAD
                1926-11-20          | REJECTED DATE_TOO_EARLY
                long payer          | REJECTED TOO_LONG
                long text           | REJECTED TOO_LONG
                no id               | REJECTED MESSAGE_ID
                no source           | REJECTED MESSAGE_SOURCE
                no headers          | REJECTED MESSAGE_ID
                batch               | REJECTED MESSAGE_BATCH
                avro                | REJECTED MESSAGE_MODE
                xml                 | REJECTED MESSAGE_CONTENT_TYPE
                no specversion      | REJECTED MESSAGE_SPECVERSION
                specversion 0.3     | REJECTED MESSAGE_SPECVERSION
                no key              | ACCEPTED
                no account, no key  | REJECTED ACCOUNT
                """.lines().toList()) {
            String name = row.substring(0, row.indexOf('|')).strip();
            expected.put(name, row.substring(row.indexOf('|') + 1).strip());
            sent.put(name, message(name));
        }
        Map<String, String> answered = new LinkedHashMap<>();
        sent.forEach((name, record) -> {
            JsonPath answer = erp.answered(record);
            String reason = answer.getString("reason");
            answered.put(name, answer.getString("outcome") + (reason == null ? "" : " " + reason));
            if (reason != null) {
                assertNotNull(answer.getString("violations[0].text"), name);
                assertNotNull(answer.getString("violations[0].textZh"), name);
            }
        });
        assertEquals(expected, answered);
    }

    private ProducerRecord<String, byte[]> message(String name) {
        String id = account + "-" + ids++;
        return switch (name) {
            case "good" -> binary(id, body());
            case "structured" -> erp.structured(account, id, body());
            case "base64" -> erp.encoded(account, id, body());
            case "no content type" -> header(binary(id, body()), "content-type", null);
            case "broken" -> binary(id, "{\"a\": ");
            case "list" -> binary(id, "[]");
            case "null" -> binary(id, "null");
            case "empty" -> binary(id, "");
            case "tombstone" -> {
                ProducerRecord<String, byte[]> tombstone = erp.plain(account, null);
                binary(id, "").headers().forEach(tombstone.headers()::add);
                yield tombstone;
            }
            case "data as text" -> erp.structured(account, id, "\"{}\"");
            case "other type" -> header(binary(id, body()), "ce_type", "erp.order.v1");
            case "version 2" -> header(binary(id, body()), "ce_type", "erp.bank-transaction.v2");
            case "no type" -> header(binary(id, body()), "ce_type", null);
            case "currency XXQ" -> binary(id, body("1.00", "XXQ"));
            case "currency cny" -> binary(id, body("1.00", "cny"));
            case "currency USD" -> binary(id, body("1.00", "USD"));
            case "currency JPY, 5.50" -> binary(id, body("5.50", "JPY"));
            case "amount as number" -> binary(id, body().replace("\"12.50\"", "12.50"));
            case "-5 and CREDIT" -> binary(id, with("direction", "CREDIT", body("-5.00", "CNY")));
            case "0" -> binary(id, body("0", "CNY"));
            case "1,234.50", "1,50", "1.234,50" -> binary(id, body(name, "CNY"));
            case "DEBIT", "IN" -> binary(id, with("direction", name, body()));
            case "no direction" -> binary(id, body());
            case "no direction, -33" -> binary(id, body("-33.00", "CNY"));
            case "20.11.2026", "1926-11-20" -> binary(id, body().replace("2026-11-20", name));
            case "in the future" -> binary(id, body().replace("2026-11-20", "2999-11-20"));
            case "long payer" -> binary(id, with("payer", "客".repeat(201), body()));
            case "long text" -> binary(id, with("text", "货".repeat(1_001), body()));
            case "no id" -> header(binary(id, body()), "ce_id", null);
            case "no source" -> header(binary(id, body()), "ce_source", null);
            case "no headers" -> erp.plain(account, body().getBytes(StandardCharsets.UTF_8));
            case "batch" -> header(binary(id, "[]"), "content-type", "application/cloudevents-batch+json");
            case "avro" -> header(binary(id, body()), "content-type", "application/cloudevents+avro");
            case "xml" -> header(binary(id, body()), "content-type", "text/xml");
            case "no specversion" -> header(binary(id, body()), "ce_specversion", null);
            case "specversion 0.3" -> header(binary(id, body()), "ce_specversion", "0.3");
            case "no key" -> erp.binary(null, id, body());
            case "no account, no key" -> erp.binary(null, id, body().replace("\"bankAccount\"", "\"account\""));
            default -> throw new IllegalStateException(name);
        };
    }

    @Test
    void everythingThatIsWrongIsListedWithItsField() {
        JsonPath answer = erp.answered(erp.binary(account, account + "-all", """
                        {"bankAccount": 5, "bookedOn": "2999-01-01", "amount": {"amount": "1.005"},
                         "payer": "%s", "text": ["a"]}""".formatted("客".repeat(300))));
        assertEquals(
                Set.of("bankAccount TEXT", "text TEXT", "amount.currency REQUIRED", "payer TOO_LONG"),
                Set.copyOf(violations(answer)));

        assertEquals(
                Set.of("amount.amount AMOUNT", "bookedOn DATE"),
                Set.copyOf(violations(erp.answered(
                        erp.binary(account, account + "-both", body("x", "CNY").replace("2026-11-20", "gestern"))))));
    }

    private static List<String> violations(JsonPath answer) {
        return answer.<Map<String, String>>getList("violations").stream()
                .map(each -> each.get("field") + " " + each.get("code"))
                .toList();
    }

    @Test
    void anAnswerHasTheCoordinatesOfItsMessageWhateverItSaysOfItself() {
        ProducerRecord<String, byte[]> nameless = erp.plain(account, "{".getBytes(StandardCharsets.UTF_8));
        JsonPath answer = erp.answered(nameless);
        RecordMetadata next = erp.send(nameless);
        assertAll(
                () -> assertEquals("gendan.erp.bank-transactions", answer.getString("topic")),
                () -> assertEquals(next.partition(), answer.getInt("partition")),
                () -> assertEquals(next.offset() - 1, answer.getLong("offset")),
                () -> assertEquals(account, answer.getString("key")),
                () -> assertNull(answer.getString("id")),
                () -> assertNull(answer.getString("source")));
    }

    @Test
    void theSameNameForAnotherContentIsRejectedAndTheFirstStands() {
        String id = account + "-same";
        assertEquals("ACCEPTED", erp.answered(binary(id, body())).getString("outcome"));
        JsonPath other = erp.answered(binary(id, body("99.00", "CNY")));
        assertEquals("REJECTED", other.getString("outcome"));
        assertEquals("MESSAGE_REUSED", other.getString("reason"));
        assertEquals("DUPLICATE", erp.answered(binary(id, body())).getString("outcome"));
        assertEquals(
                "DUPLICATE",
                erp.answered(erp.structured(account, id, body())).getString("outcome"),
                "wrapped otherwise it says the same");
        assertEquals(1, Rows.count("select count(*) from bank_line where bank_account = ?", account));
    }

    @Test
    @Tag("long-storm")
    void aStormOfMessagesIsAnsweredOneByOneAndTheServiceStaysHealthy() {
        Result storm = ErpStorm.blow(erp, new ErpStorm.Body() {
            @Override
            public String of(String item, int revision) {
                return body().replace(account, item);
            }

            @Override
            public boolean isRevised() {
                return false;
            }
        });

        assertEquals(
                storm.accepted(),
                Rows.count("select count(*) from bank_line where bank_account like ?", storm.run() + "%"),
                "each is booked once");
        Management.ask().get("/q/health").then().statusCode(200);
        assertEquals(
                "ACCEPTED", erp.answered(binary(UUID.randomUUID() + "", body())).getString("outcome"));
    }

    private ProducerRecord<String, byte[]> binary(String id, String data) {
        return erp.binary(account, id, data);
    }

    private String body() {
        return body("12.50", "CNY");
    }

    private String body(String amount, String currency) {
        return """
                {"bankAccount": "%s", "bookedOn": "2026-11-20", "amount": {"amount": "%s", "currency": "%s"}}""".formatted(account, amount, currency);
    }

    private static String with(String field, String value, String body) {
        return body.replaceFirst("\\{", "{\"%s\": \"%s\", ".formatted(field, value));
    }
}
