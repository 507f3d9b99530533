package org.gendan.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Everything that an ERP can get wrong, in a random order that is the same each time: good messages in every mode among
 * malformed, oversized, duplicated, reordered, header-less and future ones. Each must be answered once, put away, or refused by
 * the broker.
 */
public final class ErpStorm {
    /** In a run of the long tests; else a tenth, which takes seconds. */
    public static final int MESSAGES = Boolean.getBoolean("gendan.long") ? 10_000 : 1_000;

    private static final int SEED = 13;
    private static final String TOO_LARGE = "x".repeat(1_100_000);
    private static final String LONG = "长".repeat(300_000);

    private final ErpClient client;
    private final Body body;
    private final Random random = new Random(SEED);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<ProducerRecord<String, byte[]>> whole = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private int refused;
    private int items;
    private int good;
    private int again;
    private int older;

    private ErpStorm(ErpClient client, Body body) {
        this.client = client;
        this.body = body;
    }

    /** What a good message says of the item with a name of its own, in a revision; and whether there are revisions. */
    public interface Body {
        String of(String item, int revision);

        default boolean isRevised() {
            return true;
        }
    }

    /** What became of all of them; the run's name begins the names of its items. */
    public record Result(
            String run,
            long sent,
            long accepted,
            long rejected,
            long duplicate,
            long stale,
            long deadLettered,
            long refused,
            long good) {}

    /** Sends the messages, waits until each is dealt with, prints the sum and checks it. */
    public static Result blow(ErpClient client, Body body) {
        return new ErpStorm(client, body).blow();
    }

    private Result blow() {
        Map<String, Long> before = verdicts();
        long asideBefore = aside();
        long began = System.nanoTime();
        while (sent.size() + refused < MESSAGES) {
            next();
        }
        client.flush();
        sent.forEach(ErpStorm::taken);
        long expected = sent.size();
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> sum(verdicts()) - sum(before) + aside() - asideBefore >= expected);
        Map<String, Long> after = verdicts();
        before.forEach((verdict, count) -> after.merge(verdict, -count, Long::sum));
        Result result = new Result(
                run,
                MESSAGES,
                after.getOrDefault("ACCEPTED", 0L),
                after.getOrDefault("REJECTED", 0L),
                after.getOrDefault("DUPLICATE", 0L),
                after.getOrDefault("STALE", 0L),
                aside() - asideBefore,
                refused,
                good);
        System.out.printf(
                "%s: %d sent = %d accepted + %d rejected + %d stale + %d duplicate + %d dead-lettered + %d refused by the"
                        + " broker; %.1f s%n",
                client.topic(),
                result.sent(),
                result.accepted(),
                result.rejected(),
                result.stale(),
                result.duplicate(),
                result.deadLettered(),
                result.refused(),
                (System.nanoTime() - began) / 1e9);
        assertEquals(
                result.sent(),
                result.accepted()
                        + result.rejected()
                        + result.stale()
                        + result.duplicate()
                        + result.deadLettered()
                        + result.refused());
        assertEquals(good, result.accepted(), "each good one is accepted, and no other");
        assertEquals(again, result.duplicate(), "each that came again is told so");
        assertEquals(older, result.stale(), "each older one is told so");
        return result;
    }

    private void next() {
        String item = run + "-" + items++;
        String id = item;
        String data = body.of(item, 1);
        switch (random.nextInt(36)) {
            case 0, 1, 2 -> good(client.binary(item, id, data));
            case 3, 4 -> good(client.structured(item, id, data));
            case 5, 6 -> good(client.encoded(item, id, data));
            case 7 ->
                good(client.binary(item, id, data.replaceFirst("\\{", "{\"addedLater\": [1, {\"deep\": null}], ")));
            case 8 -> good(ErpClient.header(client.binary(item, id, data), "content-type", null));
            case 9 -> {
                good++;
                put(client.binary(null, id, data));
            }
            case 10, 11, 12 -> again(item, data);
            case 13 -> reused(item, data);
            case 14, 15 -> reordered(item, data);
            case 16 -> put(client.binary(item, id, data.substring(0, random.nextInt(data.length()))));
            case 17 -> put(client.binary(item, id, data + "}"));
            case 18 -> put(client.plain(item, data.getBytes(StandardCharsets.UTF_8)));
            case 19 -> put(client.plain(null, noise()));
            case 20 -> put(ErpClient.header(client.binary(item, id, data), "ce_id", null));
            case 21 -> put(ErpClient.header(client.binary(item, id, data), "ce_source", ""));
            case 22 ->
                put(ErpClient.header(
                        client.binary(item, id, data), "ce_specversion", random.nextBoolean() ? "0.3" : null));
            case 23 ->
                put(ErpClient.header(
                        client.binary(item, id, data), "ce_type", client.type().replace(".v1", ".v2")));
            case 24 -> put(ErpClient.header(client.binary(item, id, data), "ce_type", "com.example.unheard-of"));
            case 25 ->
                put(ErpClient.header(
                        client.plain(item, "[%s]".formatted(data).getBytes(StandardCharsets.UTF_8)),
                        "content-type",
                        "application/cloudevents-batch+json"));
            case 26 -> put(client.binary(item, id, "{\"text\": \"" + (random.nextInt(6) > 0 ? "长" : LONG) + "\"}"));
            case 27 -> tooLarge(item, id);
            case 28 -> put(client.structured(item, id, "\"a text\""));
            case 29 -> put(client.enveloped(item, id, "\"data_base64\": \"*not base64*\""));
            case 30 -> put(client.plain(item, null));
            case 31 -> put(client.binary("key\u0000" + item, id, data));
            case 32 -> put(client.binary(item, id + "\u0000" + "i".repeat(random.nextInt(400)), data));
            case 33 -> put(client.binary(item, id, "[".repeat(5_000)));
            case 34 -> put(client.binary(item, id, data.replace("\": \"", "\": 1e999999999, \"x\": \"")));
            case 35 ->
                put(ErpClient.header(
                        client.binary(item, id, data),
                        "content-type",
                        random.nextBoolean() ? "application/cloudevents+avro" : "text/xml"));
            default -> throw new IllegalStateException();
        }
    }

    private void good(ProducerRecord<String, byte[]> record) {
        good++;
        whole.add(record);
        put(record);
    }

    private void again(String item, String data) {
        if (whole.isEmpty()) {
            good(client.binary(item, item, data));
            return;
        }
        again++;
        put(whole.get(random.nextInt(whole.size())));
    }

    /** The name of a message that was sent, for another content. */
    private void reused(String item, String data) {
        if (whole.isEmpty()) {
            good(client.binary(item, item, data));
            return;
        }
        ProducerRecord<String, byte[]> before = whole.get(random.nextInt(whole.size()));
        put(client.binary(before.key(), before.key(), data));
    }

    /** The second revision first. */
    private void reordered(String item, String data) {
        if (!body.isRevised() || sent.size() + refused + 2 > MESSAGES) {
            good(client.binary(item, item, data));
            return;
        }
        good(client.binary(item, item, body.of(item, 2)));
        older++;
        put(client.binary(item, item + "-late", data));
    }

    private void tooLarge(String item, String id) {
        // Not one in each 36: a megabyte each would be all that is sent.
        if (random.nextInt(6) > 0) {
            put(client.binary(item, id, "{\"text\": 5}"));
            return;
        }
        client.flush();
        try {
            client.begin(client.binary(item, id, "{\"text\": \"" + TOO_LARGE + "\"}"))
                    .get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RecordTooLargeException) {
                refused++;
                return;
            }
            throw new IllegalStateException(failed.getCause());
        }
        throw new IllegalStateException("the broker took more than a mebibyte");
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(500)];
        random.nextBytes(bytes);
        return bytes;
    }

    private void put(ProducerRecord<String, byte[]> record) {
        sent.add(client.begin(record));
    }

    private static void taken(Future<RecordMetadata> record) {
        try {
            record.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the broker did not take a record", failed.getCause());
        }
    }

    private Map<String, Long> verdicts() {
        Map<String, Long> verdicts = new TreeMap<>();
        String all = Rows.value("""
                select string_agg(outcome || '=' || n, ',')
                from (select data::jsonb ->> 'outcome' as outcome, count(*) as n
                      from domain_event
                      where type like '%.erp-outcome.v1' and data::jsonb ->> 'topic' = ? group by 1) v""", client.topic());
        if (all != null) {
            for (String verdict : all.split(",")) {
                verdicts.put(
                        verdict.substring(0, verdict.indexOf('=')),
                        Long.parseLong(verdict.substring(verdict.indexOf('=') + 1)));
            }
        }
        return verdicts;
    }

    private static long sum(Map<String, Long> verdicts) {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many records of the topic were put away so far. */
    private long aside() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        RealServers.kafka().bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("gendan.dead-letter").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long found = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    Header from = record.headers().lastHeader("gendan_topic");
                    found += from != null && client.topic().equals(new String(from.value(), StandardCharsets.UTF_8))
                            ? 1
                            : 0;
                }
            }
            return found;
        }
    }
}
