package org.gendan.quality;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.OrderEvent;
import org.gendan.language.ProductionEvent;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;

/** Order-service and production-service, as far as their topics show; and whether they were heard. */
public final class Announced {
    private static final Announcer ORDER = Announcer.as("order");
    private static final Announcer PRODUCTION = Announcer.as("production");
    private static final Map<String, String> LAST = new ConcurrentHashMap<>();

    private Announced() {}

    public static void by(OrderEvent... events) {
        for (OrderEvent event : events) {
            note(ORDER.announce(event));
        }
    }

    public static void by(ProductionEvent... events) {
        for (ProductionEvent event : events) {
            note(PRODUCTION.announce(event));
        }
    }

    public static void twiceBy(OrderEvent event) {
        ORDER.send(note(ORDER.announce(event)));
    }

    public static void twiceBy(ProductionEvent event) {
        PRODUCTION.send(note(PRODUCTION.announce(event)));
    }

    /**
     * Returns when everything announced of the order was heard, what was sent twice the second time as well: an event that
     * means nothing to quality is announced behind it on each topic, and waited for.
     */
    public static void heard(ALot lot) {
        by(lot.opened());
        by(lot.released());
        heard(lot.orderId().toString());
    }

    public static void heard(String key) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isHeard("gendan.order.events", key) && isHeard("gendan.production.events", key));
    }

    private static boolean isHeard(String topic, String key) {
        String last = LAST.get(topic + key);
        return last == null
                || last.equals(Rows.value(
                        "select applied from inbox_stream where consumer = 'quality' and topic = ? and key = ?",
                        topic,
                        key));
    }

    private static ProducerRecord<String, byte[]> note(ProducerRecord<String, byte[]> record) {
        LAST.put(
                record.topic() + record.key(),
                new String(record.headers().lastHeader("ce_streamseq").value(), StandardCharsets.UTF_8));
        return record;
    }
}
