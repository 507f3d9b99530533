package org.gendan.production.order;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.OrderEvent;
import org.gendan.language.QualityEvent;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;

/** Order-service and finance-service, as far as their topics show; and whether they were heard. */
public final class Announced {
    private static final Announcer ORDER = Announcer.as("order");
    private static final Announcer FINANCE = Announcer.as("finance");
    private static final Announcer QUALITY = Announcer.as("quality");
    private static final Map<String, String> LAST = new ConcurrentHashMap<>();

    private Announced() {}

    public static void by(OrderEvent.OfOrder event) {
        note(ORDER.announce(event));
    }

    public static void by(FinanceEvent event) {
        note(FINANCE.announce(event));
    }

    public static void by(QualityEvent event) {
        note(QUALITY.announce(event));
    }

    public static void twiceBy(QualityEvent event) {
        sendAgain(QUALITY, note(QUALITY.announce(event)));
    }

    public static void twiceBy(OrderEvent.OfOrder event) {
        sendAgain(ORDER, note(ORDER.announce(event)));
    }

    public static void twiceBy(FinanceEvent event) {
        sendAgain(FINANCE, note(FINANCE.announce(event)));
    }

    /**
     * Returns when everything announced of the order was heard, what was sent twice the second time as well: an event that
     * means nothing to production is announced behind it on each topic, and waited for.
     */
    public static void heard(AnOrder order) {
        by(order.opened());
        by(order.depositRequested());
        awaitHeard(order);
    }

    /** As {@link #heard}, where nothing was sent twice. */
    public static void awaitHeard(AnOrder order) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isHeard(order.id()));
    }

    public static AnOrder released(AnOrder order) {
        by(order.confirmed());
        by(order.depositConfirmed());
        heard(order);
        return order;
    }

    private static boolean isHeard(UUID id) {
        return isHeard("gendan.order.events", id)
                && isHeard("gendan.finance.events", id)
                && isHeard("gendan.quality.events", id);
    }

    private static boolean isHeard(String topic, UUID id) {
        String applied = Rows.value(
                "select applied from inbox_stream where consumer = 'production' and topic = ? and key = ?",
                topic,
                id.toString());
        return Objects.equals(LAST.get(topic + id), applied);
    }

    private static ProducerRecord<String, byte[]> note(ProducerRecord<String, byte[]> record) {
        LAST.put(
                record.topic() + record.key(),
                new String(record.headers().lastHeader("ce_streamseq").value(), StandardCharsets.UTF_8));
        return record;
    }

    private static void sendAgain(Announcer announcer, ProducerRecord<String, byte[]> record) {
        announcer.send(record);
    }

    /** Whichever of them announces it. */
    public static void by(DomainEvent event) {
        switch (event) {
            case OrderEvent.OfOrder fact -> by(fact);
            case FinanceEvent fact -> by(fact);
            case QualityEvent fact -> by(fact);
            case OrderEvent _, org.gendan.language.ProductionEvent _, org.gendan.language.LogisticsEvent _ ->
                throw new IllegalArgumentException("not heard by production: " + event);
        }
    }
}
