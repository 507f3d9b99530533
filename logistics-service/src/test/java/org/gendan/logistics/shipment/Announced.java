package org.gendan.logistics.shipment;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.OrderEvent;
import org.gendan.language.ProductionEvent;
import org.gendan.language.QualityEvent;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;

/** The services that logistics hears, as far as their topics show; and whether they were heard. */
final class Announced {
    private static final Announcer ORDER = Announcer.as("order");
    private static final Announcer FINANCE = Announcer.as("finance");
    private static final Announcer PRODUCTION = Announcer.as("production");
    private static final Announcer QUALITY = Announcer.as("quality");
    private static final Map<String, String> LAST = new ConcurrentHashMap<>();

    private Announced() {}

    static void by(DomainEvent event) {
        note(of(event).announce(event));
    }

    static void twiceBy(DomainEvent event) {
        of(event).send(note(of(event).announce(event)));
    }

    /** As if the event had been on its way since the instant; sent twice. */
    static void twiceBy(DomainEvent event, Instant announcedAt) {
        ProducerRecord<String, byte[]> record = of(event).next(event);
        record.headers().remove("ce_time");
        record.headers().add("ce_time", announcedAt.toString().getBytes(StandardCharsets.UTF_8));
        of(event).send(note(record));
        of(event).send(record);
    }

    /** Returns when everything announced under the keys that were used so far was heard, what was sent twice too. */
    static void heard(AnOrder order) {
        by(order.stated());
        by(order.balanceRequested());
        by(order.followed());
        for (String topic : new String[] {"order", "finance", "quality"}) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isHeard("gendan." + topic + ".events", order.id()));
        }
    }

    static void heard(String topic, UUID key) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isHeard(topic, key));
    }

    /** Everything that a shipment waits for is there. */
    static AnOrder cleared(AnOrder order) {
        by(order.confirmed());
        by(order.balanceConfirmed());
        by(order.goodsReleased());
        heard(order);
        return order;
    }

    private static boolean isHeard(String topic, UUID id) {
        String applied = Rows.value(
                "select applied from inbox_stream where consumer = 'logistics' and topic = ? and key = ?",
                topic,
                id.toString());
        return LAST.get(topic + id).equals(applied);
    }

    private static ProducerRecord<String, byte[]> note(ProducerRecord<String, byte[]> record) {
        LAST.put(
                record.topic() + record.key(),
                new String(record.headers().lastHeader("ce_streamseq").value(), StandardCharsets.UTF_8));
        return record;
    }

    private static Announcer of(DomainEvent event) {
        return switch (event) {
            case OrderEvent _ -> ORDER;
            case FinanceEvent _ -> FINANCE;
            case ProductionEvent _ -> PRODUCTION;
            case QualityEvent _ -> QUALITY;
            case LogisticsEvent _ -> throw new IllegalArgumentException("logistics announces that itself: " + event);
        };
    }
}
