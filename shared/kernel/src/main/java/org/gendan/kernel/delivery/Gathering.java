package org.gendan.kernel.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events that a service passes over and has not taken note of yet; none of them is acknowledged. */
final class Gathering {
    /** How many wait at most before note is taken of them. */
    static final int FULL = 200;

    /** An event that is passed over, who passes it over, and how to acknowledge it. */
    record Passed(Envelope envelope, Ear<?> ear, Meaning meaning, Runnable acknowledge) {
        private boolean isOf(Envelope other) {
            return envelope.key().equals(other.key()) && envelope.topic().equals(other.topic());
        }
    }

    /** Streams in the same order everywhere, because each is locked; within a stream, as they came. */
    private static final Comparator<Passed> BY_STREAM = Comparator.comparing(
                    (Passed passed) -> passed.envelope().topic())
            .thenComparing(passed -> passed.envelope().key());

    private final List<Passed> waiting = new ArrayList<>();

    synchronized void add(Passed passed) {
        waiting.add(passed);
    }

    synchronized boolean isFull() {
        return waiting.size() >= FULL;
    }

    /** Whether an event of the same stream waits before this one. */
    synchronized boolean waitsBefore(Envelope envelope) {
        return waiting.stream().anyMatch(passed -> passed.isOf(envelope));
    }

    synchronized Batch batch() {
        return new Batch(waiting.size(), waiting.stream().sorted(BY_STREAM).toList());
    }

    /** Of these note is taken. */
    synchronized void remove(Batch batch) {
        waiting.subList(0, batch.size()).clear();
    }

    /** What waited at one moment: it goes on waiting until it is removed. */
    record Batch(int size, List<Passed> events) {}
}
