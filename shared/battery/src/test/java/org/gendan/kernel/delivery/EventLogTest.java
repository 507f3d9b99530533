package org.gendan.kernel.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.delivery.DeliveryCheck.Verdict;
import org.gendan.kernel.delivery.ParkedEvents.Selection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log of all that was announced: announced again on request, never changed, and told apart after a restore. */
class EventLogTest {

    @Test
    @Tag("battery-R9")
    void whatIsAnnouncedAgainIsDroppedByWhoAppliedIt() {
        try (Trial trial = new Trial("replay", 3)) {
            Replica writer = trial.replica(trial.producing()).relaying();
            trial.replica(trial.consuming()).relaying().listening(trial.events);
            for (int i = 0; i < 30; i++) {
                writer.change(trial.orders.get(i % 3));
            }
            trial.settle();
            EventLog log = new EventLog(writer.transactions);
            assertEquals(
                    10,
                    writer.transactions.<Integer>inNew(
                            _ -> log.replay(trial.orders.getFirst().toString())));
            assertEquals(30, writer.transactions.<Integer>inNew(_ -> log.replay(Instant.EPOCH)));
            assertEquals(
                    0,
                    writer.transactions.<Integer>inNew(
                            _ -> log.replay(Instant.now().plusSeconds(60))));
            await().atMost(Trial.SETTLED_WITHIN)
                    .until(() -> Trial.topic(trial.events).size() == 70);
            writer.change(trial.orders.getFirst());
            trial.settle();
            Verdict verdict = trial.verify();
            assertEquals(40, verdict.duplicates());
        }
    }

    @Test
    @Tag("battery-R10")
    void aProducerRestoredFromABackupIsToldApart() {
        try (Trial trial = new Trial("restored", 1)) {
            Replica writer = trial.replica(trial.producing()).relaying();
            Replica consumer = trial.replica(trial.consuming()).relaying().listening(trial.events);
            UUID order = trial.orders.getFirst();
            for (int i = 0; i < 5; i++) {
                writer.change(order);
            }
            trial.settle();
            // The backup is two events old.
            Trial.update(trial.producer, "delete from domain_event where seq > 3; update event_stream set seq = 3");
            UUID before = epoch(trial);
            UUID after = writer.transactions.inNew(_ -> new EventLog(writer.transactions).newEpoch());
            assertNotEquals(before, after);
            assertEquals(after, epoch(trial));
            writer.change(order);
            writer.change(order);
            writer.change(order);
            await().atMost(Trial.SETTLED_WITHIN)
                    .until(() -> Trial.count(trial.consumer, "select count(*) from parked_event") == 3);
            ParkedEvents operator =
                    new ParkedEvents(consumer.transactions, List.of(consumer.recorder()), (_, _, _, _, _, _) -> {});
            operator.release(new Selection(order.toString(), null, null, 10), "the backup is followed");
            assertEquals(
                    List.of(1L, 2L, 3L, 4L, 5L, 4L, 5L, 6L),
                    Trial.query(trial.consumer, "select seq from applied order by position", row -> row.getLong(1)));
            assertEquals(0, Trial.count(trial.consumer, "select count(*) from parked_event"));
        }
    }

    @Test
    void theApplicationCannotChangeWhatItAnnounced() {
        try (Trial trial = new Trial("append only", 1)) {
            trial.replica(trial.producing()).change(trial.orders.getFirst());
            for (String change : List.of(
                    "update domain_event set data = '{}'",
                    "delete from domain_event",
                    "truncate domain_event, outbox",
                    "drop table domain_event")) {
                assertDenied(trial, change);
            }
            assertEquals(1, Trial.count(trial.producer, "select count(*) from domain_event where data <> '{}'"));
        }
    }

    static void assertDenied(Trial trial, String sql) {
        SQLException denied = assertThrows(SQLException.class, () -> {
            try (Connection application = DriverManager.getConnection(
                    trial.producer.jdbcUrl(),
                    trial.producer.application().user(),
                    trial.producer.application().password())) {
                application.createStatement().execute(sql);
            }
        });
        assertEquals("42501", denied.getSQLState(), sql);
    }

    private static UUID epoch(Trial trial) {
        return Trial.query(trial.producer, "select epoch from producer", row -> row.getObject(1, UUID.class))
                .getFirst();
    }
}
