package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gendan.kernel.delivery.DeliveryCheck.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replicas that die at any moment lose nothing, double nothing and put nothing out of order. */
class CrashTest {
    private static final int KILLS = Trial.LONG ? 300 : 40;
    private static final int HALTS = Trial.LONG ? 20 : 3;
    private static final Set<HaltPoint> OF_THE_PRODUCER = Set.of(
            HaltPoint.AFTER_COMMIT_BEFORE_HINT,
            HaltPoint.AFTER_SEND_BEFORE_DELETE,
            HaltPoint.INSIDE_IDEMPOTENCY_INSERT);

    @Test
    @Tag("battery-R1")
    void killsOfRandomReplicasUnderFullFlowHaveNoEffect() {
        try (Trial trial = new Trial("R1", 60)) {
            List<String> names = List.of("producer-1", "producer-2", "consumer-1", "consumer-2");
            names.forEach(name -> startFlow(trial, name));
            for (int kill = 0; kill < KILLS; kill++) {
                trial.awaitFlow(10);
                Trial.pause(Duration.ofMillis(trial.random.nextInt(Trial.LONG ? 2000 : 700)));
                String victim = names.get(trial.random.nextInt(names.size()));
                trial.kill(victim);
                startFlow(trial, victim);
            }
            trial.settle();
            Verdict verdict = trial.verify();
            assertTrue(trial.killsInFlight() > 0, "no kill fell while work was in flight");
            assertTrue(verdict.sent() > KILLS, "too little flow");
            assertTrue(trial.duplicates() > 0, "no kill fell between send and delete");
        }
    }

    @ParameterizedTest
    @EnumSource(HaltPoint.class)
    @Tag("battery-R2")
    void aHaltAtANamedPointHasNoEffect(HaltPoint point) throws InterruptedException {
        try (Trial trial = new Trial("R2 " + point, 20)) {
            boolean producerDies = OF_THE_PRODUCER.contains(point);
            if (producerDies) {
                trial.replica(trial.consuming()).relaying().listening(trial.events);
            } else {
                trial.replica(trial.producing())
                        .relaying()
                        .writing(trial.orders, 40, trial.random, false, trial.following());
            }
            for (int halt = 0; halt < HALTS; halt++) {
                Process victim = trial.start(
                        "victim",
                        producerDies ? "producer" : "consumer",
                        Map.of(
                                "haltAt",
                                point.name(),
                                "haltTime",
                                Integer.toString(1 + trial.random.nextInt(40)),
                                "perSecond",
                                "100",
                                "seed",
                                // the same commands in each life, as a client repeats them
                                Long.toString(trial.seed)));
                assertTrue(victim.waitFor(120, TimeUnit.SECONDS), point + " was not reached");
                assertEquals(HaltPoint.STATUS, victim.exitValue(), "the victim ended before " + point);
                trial.noteFlight("halt " + point);
            }
            if (!producerDies) {
                trial.replica(trial.consuming()).relaying().listening(trial.events);
            } else {
                trial.replica(trial.producing()).relaying();
            }
            trial.settle();
            Verdict verdict = trial.verify();
            assertTrue(verdict.sent() > 0, "no flow");
            switch (point) {
                case AFTER_SEND_BEFORE_DELETE ->
                    assertTrue(verdict.duplicates() >= HALTS, "what was sent but not deleted is sent again");
                case INSIDE_IDEMPOTENCY_INSERT ->
                    assertEquals(
                            verdict.sent(),
                            Trial.count(trial.producer, "select count(*) from idempotency"),
                            "one effect per idempotency key");
                case AFTER_COMMIT_BEFORE_HINT, AFTER_APPLY_BEFORE_ACKNOWLEDGE, AFTER_INBOX_INSERT ->
                    assertTrue(trial.killsInFlight() > 0, "no halt fell while work was in flight");
            }
        }
    }

    private static void startFlow(Trial trial, String name) {
        String role = name.substring(0, name.indexOf('-'));
        trial.start(
                name,
                role,
                Map.of("perSecond", "20", "seed", Integer.toString(trial.random.nextInt(Integer.MAX_VALUE))));
    }
}
