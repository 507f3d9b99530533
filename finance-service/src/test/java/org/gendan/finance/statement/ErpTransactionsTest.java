package org.gendan.finance.statement;

import static org.awaitility.Awaitility.await;
import static org.gendan.finance.FinanceStory.as;
import static org.gendan.finance.FinanceStory.once;
import static org.gendan.finance.statement.Statements.account;
import static org.gendan.finance.statement.Statements.credit;
import static org.gendan.finance.statement.Statements.csv;
import static org.gendan.finance.statement.Statements.imported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gendan.finance.FinanceStory;
import org.gendan.finance.ServiceTest;
import org.gendan.kernel.delivery.erp.ErpGate;
import org.gendan.testing.RealServers;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ERPs send of the bank's transactions over Kafka, and what they are answered. */
@ServiceTest
class ErpTransactionsTest {
    private static final String TOPIC = "gendan.erp.bank-transactions";
    private static final String TYPE = "erp.bank-transaction.v1";
    private static final String OUTCOME_TYPE = "finance.erp-outcome.v1";

    private final String account = account();
    private final String source = "/erp/" + account;

    @Test
    @Tag("rule-12")
    void aTransactionBecomesALineOnceAndEachMessageIsAnswered() {
        send(binary("m1", body("100.00", "T1")));
        send(binary("m1", body("100.00", "T1")));
        send(binary("m2", body("100.00", "T1")));
        send(structured("m3", body("40.00", "T2")));

        assertEquals(
                List.of("m1 ACCEPTED null", "m1 DUPLICATE null", "m2 DUPLICATE null", "m3 ACCEPTED null"), answers(4));
        assertEquals(2, lines());
        String line = Rows.value("select id from bank_line where bank_account = ? and serial = 'T1'", account);
        assertEquals(
                3,
                Rows.count(
                        "select count(*) from domain_event where topic = ? and key = ? and data::jsonb ->> 'bankLineId' = ?",
                        ErpGate.OUTCOMES,
                        "erp:" + account,
                        line));
        JsonPath shown =
                as("cashier").get("/api/receipts/bank-lines/{id}", line).jsonPath();
        assertEquals("UNMATCHED", shown.getString("status"));
        assertEquals("m1", shown.getString("messageId"));
        assertEquals(source, shown.getString("bookedBy"));
    }

    @Test
    @Tag("rule-12")
    void aMessageThatComesAgainAfterItsReceiptWasReversedBooksNothing() {
        FinanceStory story = FinanceStory.ofThousand(true);
        send(binary("m1", body("100.00", "T1")));
        answers(1);
        String line = Rows.value("select id from bank_line where bank_account = ? and serial = 'T1'", account);
        String receipt = once("cashier")
                .body("{\"allocations\": [{\"orderId\": \"%s\", \"amount\": %s}]}"
                        .formatted(story.orderId(), FinanceStory.money("100.00")))
                .post("/api/receipts/bank-lines/{id}/match", line)
                .path("receiptId");
        FinanceStory.confirm("finance", receipt).then().statusCode(200);
        FinanceStory.reverse("finance", receipt, "wrong order").then().statusCode(200);

        send(binary("m1", body("100.00", "T1")));
        send(binary("m2", body("100.00", "T1")));

        assertEquals(List.of("m1 ACCEPTED null", "m1 DUPLICATE null", "m2 DUPLICATE null"), answers(3));
        assertEquals(1, lines());
        assertEquals(1, Rows.count("select count(*) from receipt where bank_account = ?", account));
        assertEquals(
                0, Rows.count("select count(*) from receipt where bank_account = ? and status <> 'REVERSED'", account));
    }

    @Test
    @Tag("rule-12")
    void twoLikePaymentsWithoutAnIdComeAsTwoMessagesAndTheStatementOfTheDayAddsNone() {
        send(binary("m1", body("100.00", null)));
        send(binary("m2", body("100.00", null)));
        send(binary("m2", body("100.00", null)));
        assertEquals(List.of("m1 ACCEPTED null", "m2 ACCEPTED null", "m2 DUPLICATE null"), answers(3));

        String like = credit(account, "2026-11-20", "100.00", "某客户", "货款", "");
        JsonPath statement = imported("a.csv", csv(like, like, like));
        assertEquals(2, statement.getInt("duplicates"));
        assertEquals(1, statement.getInt("booked"));

        send(binary("m3", body("100.00", null)));
        assertEquals("m3 DUPLICATE null", answers(4).getLast());
        assertEquals(3, lines());
    }

    @Test
    void aBadMessageIsKeptAndAnsweredAndNothingWaitsBehindIt() {
        send(binary("m1", "no json"));
        send(binary("m2", body("1.005", "T1")));
        send(binary("m3", "{\"bookedOn\": \"2026-11-20\", \"amount\": {\"amount\": 100.00, \"currency\": \"CNY\"}}"));
        send(header(binary("m4", body("1.00", "T4")), "ce_type", "erp.bank-transaction.v9"));
        send(record("{"));
        send(structured("m6", "{}").value());
        send(binary("m7", body("1.00", "T7")));
        send(binary("m8", body("2.00", "T7")));
        send(binary("m2", body("1.005", "T1")));
        send(binary("m9", body("1000000000000", "T9")));

        List<String> answers = answers(10);
        assertEquals(
                List.of(
                        "m1 REJECTED MESSAGE_BODY",
                        "m2 REJECTED AMOUNT",
                        "m3 REJECTED AMOUNT",
                        "m4 REJECTED MESSAGE_TYPE"),
                answers.subList(0, 4));
        assertEquals(
                "REJECTED MESSAGE_ID", answers.get(4).substring(answers.get(4).indexOf(' ') + 1));
        assertEquals(
                "REJECTED MESSAGE_ID", answers.get(5).substring(answers.get(5).indexOf(' ') + 1));
        assertEquals(
                List.of("m7 ACCEPTED null", "m8 REJECTED SERIAL_TAKEN", "m2 REJECTED AMOUNT", "m9 REJECTED AMOUNT"),
                answers.subList(6, 10),
                "rejected anew, and no duplicate");
        assertEquals(1, lines());
        assertEquals(9, Rows.count("select count(*) from erp_message where key = ?", account));
        assertEquals(
                "no json",
                Rows.value(
                        "select convert_from(body, 'UTF8') from erp_message where source = ? and id = 'm1'", source));
        assertEquals(0, Rows.count("select count(*) from erp_message where outcome is null"));
    }

    @Test
    void theAnswersStandOnTheTopicOfOutcomesInTheOrderOfTheMessages() {
        send(binary("m1", body("1.00", "T1")));
        send(binary("m2", body("x", "T2")));
        answers(2);

        List<JsonPath> heard = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                RealServers.kafka().bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(ErpGate.OUTCOMES));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals("erp:" + account)) {
                        assertEquals(
                                OUTCOME_TYPE,
                                new String(
                                        record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
                        heard.add(JsonPath.from(record.value()));
                    }
                });
                return heard.size() == 2;
            });
        }
        assertEquals("ACCEPTED", heard.getFirst().getString("outcome"));
        assertEquals("REJECTED", heard.getLast().getString("outcome"));
        assertEquals("x", heard.getLast().getString("value"));
        assertNotNull(heard.getLast().getString("textZh"));
    }

    /** The answers so far, as many as are expected: id, outcome, reason. */
    private List<String> answers(int expected) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Rows.announced(OUTCOME_TYPE, "erp:" + account) == expected);
        String all = Rows.value("""
                select string_agg(coalesce(data::jsonb ->> 'id', 'nameless') || ' ' || (data::jsonb ->> 'outcome') || ' '
                                  || coalesce(data::jsonb ->> 'reason', 'null'), ';' order by seq)
                from domain_event where key = ?""", "erp:" + account);
        return List.of(all.split(";"));
    }

    private long lines() {
        return Rows.count("select count(*) from bank_line where bank_account = ?", account);
    }

    private String body(String amount, String transactionId) {
        return """
                {"bankAccount": "%s", "bookedOn": "2026-11-20", "amount": {"amount": "%s", "currency": "CNY"},
                 "payer": "某客户", "text": "货款", "transactionId": %s, "somethingNew": true}""".formatted(account, amount, transactionId == null ? null : "\"" + transactionId + "\"");
    }

    private ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>(TOPIC, account, value.getBytes(StandardCharsets.UTF_8));
    }

    private ProducerRecord<String, byte[]> binary(String id, String body) {
        ProducerRecord<String, byte[]> record = record(body);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", source);
        header(record, "ce_type", TYPE);
        return header(record, "content-type", "application/json");
    }

    private ProducerRecord<String, byte[]> structured(String id, String body) {
        return header(
                record("""
                        {"specversion": "1.0", "id": "%s", "source": "%s", "type": "%s", "data": %s}""".formatted(id, source, TYPE, body)),
                "content-type",
                "application/cloudevents+json; charset=UTF-8");
    }

    private static ProducerRecord<String, byte[]> header(
            ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void send(byte[] value) {
        send(new ProducerRecord<>(TOPIC, account, value));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        FinanceStory.orderService().send(record);
    }
}
