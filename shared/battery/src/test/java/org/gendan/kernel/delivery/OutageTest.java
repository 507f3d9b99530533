package org.gendan.kernel.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.delivery.DeliveryCheck.Seen;
import org.gendan.kernel.delivery.FaultyProxy.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker, a database or a network that goes away loses nothing of what was committed, and is caught up with. */
class OutageTest {
    private static final int OUTAGES = Trial.LONG ? 10 : 3;

    @Test
    @Tag("battery-R3")
    void aKilledBrokerLosesNothingAndIsCaughtUpWith() {
        try (Trial trial = new Trial("R3", 60)) {
            Replica[] replicas = flow(trial);
            for (int outage = 0; outage < OUTAGES; outage++) {
                trial.awaitFlow(200);
                trial.noteFlight("kill of the broker");
                Trial.kafka().kill();
                Trial.pause(Duration.ofMillis(trial.random.nextInt(Trial.LONG ? 20_000 : 4_000)));
                Trial.kafka().start();
                long back = System.nanoTime();
                long committed = Trial.count(trial.producer, "select count(*) from domain_event");
                await().atMost(Trial.SETTLED_WITHIN)
                        .until(() -> Trial.count(trial.consumer, "select count(*) from applied") >= committed);
                System.out.printf(
                        "R3: caught up with %d events %.1f s after the broker was back%n",
                        committed, (System.nanoTime() - back) / 1e9);
            }
            trial.settle();
            trial.verify();
            assertTrue(trial.killsInFlight() > 0, "no kill fell while work was in flight");
            assertAcknowledgedIsKept(trial, replicas);
        }
    }

    @Test
    @Tag("battery-R6")
    void aKilledDatabaseLosesNothingThatWasAcknowledged() {
        try (Trial trial = new Trial("R6", 60)) {
            Replica[] replicas = flow(trial);
            for (int outage = 0; outage < OUTAGES; outage++) {
                trial.awaitFlow(200);
                trial.noteFlight("kill of the database");
                Trial.postgres().kill();
                Trial.pause(Duration.ofMillis(trial.random.nextInt(Trial.LONG ? 20_000 : 3_000)));
                Trial.postgres().start();
                long back = System.nanoTime();
                int before = replicas[0].acknowledged.size();
                await().atMost(Trial.SETTLED_WITHIN).until(() -> replicas[0].acknowledged.size() > before);
                System.out.printf(
                        "R6: first good change %.1f s after the database was back%n", (System.nanoTime() - back) / 1e9);
            }
            trial.settle();
            trial.verify();
            assertTrue(trial.killsInFlight() > 0, "no kill fell while work was in flight");
            assertAcknowledgedIsKept(trial, replicas);
        }
    }

    @Test
    @Tag("battery-R8")
    void sessionsTerminatedAtRandomPutNothingOutOfOrder() throws SQLException {
        try (Trial trial = new Trial("R8 sessions", 60);
                Connection server = Trial.postgres().connect("postgres");
                PreparedStatement terminate = server.prepareStatement("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname in (?, ?) and usename = ? and random() < 0.4""")) {
            Replica[] replicas = flow(trial);
            terminate.setString(1, trial.producer.name());
            terminate.setString(2, trial.consumer.name());
            terminate.setString(3, trial.producer.application().user());
            for (int round = 0; round < (Trial.LONG ? 200 : 30); round++) {
                trial.awaitFlow(10);
                Trial.pause(Duration.ofMillis(trial.random.nextInt(200)));
                terminate.executeQuery().close();
            }
            trial.settle();
            trial.verify();
            assertAcknowledgedIsKept(trial, replicas);
        }
    }

    @Test
    @Tag("battery-R8")
    void aNetworkThatIsSlowSilentOrHalfOpenPutsNothingOutOfOrder() {
        try (Trial trial = new Trial("R8 network", 60);
                FaultyProxy proxy = new FaultyProxy(Trial.postgres().port())) {
            int limit = Trial.LONG ? 30 : 3;
            Replica.Place producing = trial.producing().limits(limit, limit, limit + 2);
            Replica.Place consuming = trial.consuming().limits(limit, limit, limit + 2);
            String through = "jdbc:postgresql://localhost:" + proxy.port() + "/";
            Replica near = trial.replica(producing)
                    .relaying()
                    .writing(trial.orders, 40, trial.random, false, trial.following());
            Replica far = trial.replica(producing.through(through + trial.producer.name()))
                    .relaying()
                    .writing(trial.orders, 40, trial.random, false, trial.following());
            trial.replica(consuming).relaying().listening(trial.events);
            trial.replica(consuming.through(through + trial.consumer.name()))
                    .relaying()
                    .listening(trial.events);
            for (Fault fault : new Fault[] {Fault.DELAY, Fault.DROP, Fault.HALF_OPEN}) {
                trial.awaitFlow(100);
                trial.noteFlight("network " + fault);
                proxy.strike(fault);
                Trial.pause(Duration.ofSeconds(Trial.LONG ? 30 : 4));
                proxy.reset();
            }
            trial.awaitFlow(100);
            trial.settle();
            trial.verify();
            assertAcknowledgedIsKept(trial, near, far);
        }
    }

    private static Replica[] flow(Trial trial) {
        Replica[] producers = new Replica[2];
        for (int i = 0; i < 2; i++) {
            producers[i] = trial.replica(trial.producing())
                    .relaying()
                    .writing(trial.orders, 40, trial.random, false, trial.following());
            trial.replica(trial.consuming()).relaying().listening(trial.events);
        }
        return producers;
    }

    /** I10: every change whose commit was reported is still there. */
    private static void assertAcknowledgedIsKept(Trial trial, Replica... replicas) {
        Set<UUID> committed =
                Trial.committed(trial.producer).stream().map(Seen::id).collect(Collectors.toCollection(HashSet::new));
        for (Replica replica : replicas) {
            assertTrue(committed.containsAll(replica.acknowledged), "an acknowledged change is gone");
        }
    }
}
