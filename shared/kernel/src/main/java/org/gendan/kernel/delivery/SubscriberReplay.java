package org.gendan.kernel.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.EventTypes;

/**
 * Writes what this service ever announced into a topic that one new subscriber has for itself: key by key, each in its order,
 * with the same headers. Nobody else hears any of it again. At the end a word on each partition says from when on the
 * subscriber reads what is announced live; of a key it drops what it has by {@code ce_streamseq}. Topics keep everything, so
 * that who begins to read at the beginning has the same; this is for one that was lost or cut.
 */
public class SubscriberReplay {
    private static final int MOST_AT_ONCE = 10_000;
    /** So many of them lie in memory. */
    private static final int PAGE = 200;

    private static final long ACKNOWLEDGED_WITHIN = TimeUnit.SECONDS.toNanos(12);

    private static final ObjectMapper JSON = EventTypes.mapper();

    private final String service;
    private final Transactions transactions;
    private final Supplier<Producer<String, byte[]>> producers;

    /** Required by the container's proxy. */
    protected SubscriberReplay() {
        this(null, null, null);
    }

    SubscriberReplay(String service, Transactions transactions, Supplier<Producer<String, byte[]>> producers) {
        this.service = service;
        this.transactions = transactions;
        this.producers = producers;
    }

    /** How far a replay is, and when it began. */
    public record Place(String key, long sequence, Instant begunAt) {}

    /** How many events were written, and behind which the next call goes on; last is null when all are. */
    public record Written(int events, Place last) {}

    /** The last word: which topic the subscriber reads from when on. */
    private record End(String topic, Instant liveFrom) {}

    /** Writes the next events behind a place, the first ones where it is null. Refused where the broker does not take them. */
    public Written write(String to, Place after) {
        Place place = after == null ? new Place("", 0, now()) : after;
        int written = 0;
        try (Producer<String, byte[]> producer = producers.get()) {
            while (written < MOST_AT_ONCE) {
                List<Envelope> page = page(place);
                send(producer, page.stream().map(event -> copy(event, to)).toList());
                written += page.size();
                if (page.size() < PAGE) {
                    send(producer, ends(producer.partitionsFor(to), to, place.begunAt()));
                    return new Written(written, null);
                }
                place = new Place(page.getLast().key(), page.getLast().sequence(), place.begunAt());
            }
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw Refused.conflict("replay-not-taken", Map.of("topic", to, "why", String.valueOf(failed.getMessage())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
        return new Written(written, place);
    }

    private Instant now() {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select now()");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        });
    }

    private List<Envelope> page(Place place) {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select e.id, e.topic, e.key, e.seq, e.epoch, e.type, e.time, e.traceparent, e.twin, e.data, r.external_id
                    from domain_event e left join order_reference r on r.key = e.key
                    where e.topic = ? and (e.key, e.seq) > (?, ?) order by e.key, e.seq limit ?""")) {
                select.setString(1, Envelope.topicOf(service));
                select.setString(2, place.key());
                select.setLong(3, place.sequence());
                select.setInt(4, PAGE);
                List<Envelope> page = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        page.add(EventLog.envelope(row, 1));
                    }
                }
                return page;
            }
        });
    }

    private ProducerRecord<String, byte[]> copy(Envelope event, String to) {
        ProducerRecord<String, byte[]> record = event.toRecord(source());
        return new ProducerRecord<>(to, null, record.key(), record.value(), record.headers());
    }

    private List<ProducerRecord<String, byte[]>> ends(List<PartitionInfo> partitions, String to, Instant begunAt) {
        byte[] word = word(new End(Envelope.topicOf(service), begunAt));
        List<ProducerRecord<String, byte[]>> ends = new ArrayList<>();
        for (PartitionInfo partition : partitions) {
            ProducerRecord<String, byte[]> end = new ProducerRecord<>(to, partition.partition(), source(), word);
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", service + ".replay-ended.v1",
                            "ce_source", source(),
                            "ce_subject", source(),
                            "ce_time", begunAt.toString(),
                            "content-type", "application/json")
                    .forEach((name, value) -> end.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            ends.add(end);
        }
        return ends;
    }

    private static byte[] word(End end) {
        try {
            return JSON.writeValueAsBytes(end);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String source() {
        return "/gendan/" + service;
    }

    private static void send(Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException, TimeoutException {
        long until = System.nanoTime() + ACKNOWLEDGED_WITHIN;
        List<Future<RecordMetadata>> sent =
                records.stream().map(record -> producer.send(record)).toList();
        for (Future<RecordMetadata> answer : sent) {
            answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }
}
