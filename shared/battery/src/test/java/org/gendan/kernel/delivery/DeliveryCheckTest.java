package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.kernel.delivery.DeliveryCheck.Seen;
import org.gendan.kernel.delivery.DeliveryCheck.Verdict;
import org.junit.jupiter.api.Test;

/** The checker finds each bug that is planted into a flawless run, and nothing in the run itself. */
class DeliveryCheckTest {
    private final Random random = new Random(7);
    private final List<Seen> committed = flawless();
    private final List<Seen> topic = new ArrayList<>(committed);
    private final List<Seen> applied = new ArrayList<>(committed);

    @Test
    void aFlawlessRunHasNoFindings() {
        Verdict verdict = DeliveryCheck.of(committed, topic, applied);
        assertEquals(List.of(), verdict.findings());
        assertEquals(200, verdict.sent());
        assertEquals(200, verdict.delivered());
        assertEquals(200, verdict.applied());
    }

    @Test
    void aResentTailIsCountedAsDuplicatesAndIsNoFinding() {
        topic.addAll(topic.subList(180, 200).stream().toList());
        Verdict verdict = DeliveryCheck.of(committed, topic, applied);
        assertEquals(List.of(), verdict.findings());
        assertEquals(20, verdict.duplicates());
    }

    @Test
    void aDroppedEventIsLost() {
        Verdict verdict = withBug(topic, events -> events.remove(anyButLast()));
        assertEquals(1, verdict.lost());
    }

    @Test
    void theLastEventOfAKeyIsLostToo() {
        Verdict verdict = withBug(topic, List::removeLast);
        assertEquals(1, verdict.lost());
    }

    @Test
    void anEventThatIsNotAppliedIsMissed() {
        Verdict verdict = withBug(applied, List::removeLast);
        assertEquals(1, verdict.notApplied());
    }

    @Test
    void aDoubledEffectIsFound() {
        Verdict verdict = withBug(applied, events -> events.add(events.get(anyButLast())));
        assertEquals(1, verdict.doubled());
    }

    @Test
    void twoSwappedEventsOfAKeyAreOutOfOrder() {
        Verdict verdict = withBug(topic, events -> Collections.swap(events, 11, 11 + 5));
        assertTrue(verdict.outOfOrder() > 0);
        assertEquals(0, verdict.lost());
    }

    @Test
    void anEffectAheadOfItsPredecessorIsOutOfOrder() {
        Verdict verdict = withBug(applied, events -> Collections.swap(events, 11, 11 + 5));
        assertTrue(verdict.appliedOutOfOrder() > 0);
    }

    @Test
    void anEffectWithoutItsPredecessorIsOutOfOrder() {
        Verdict verdict = withBug(applied, events -> events.remove(10));
        assertTrue(verdict.appliedOutOfOrder() > 0);
    }

    @Test
    void anEventThatNobodyCommittedIsFound() {
        withBug(topic, events -> events.add(new Seen("key-1", 41, UUID.randomUUID())));
        withBug(applied, events -> events.add(new Seen("key-1", 41, UUID.randomUUID())));
    }

    @Test
    void aSequenceWithAGapIsFound() {
        withBug(committed, events -> events.remove(10));
    }

    private Verdict withBug(List<Seen> station, Consumer<List<Seen>> bug) {
        bug.accept(station);
        Verdict verdict = DeliveryCheck.of(committed, topic, applied);
        assertFalse(verdict.findings().isEmpty(), "the planted bug was not found");
        return verdict;
    }

    private int anyButLast() {
        return random.nextInt(150);
    }

    /** Five keys in turn, forty events each. */
    private static List<Seen> flawless() {
        List<Seen> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(new Seen("key-" + i % 5, i / 5 + 1, new UUID(1, i)));
        }
        return events;
    }
}
