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
    private final List<Passed> beingNoted = new ArrayList<>();

    synchronized void add(Passed passed) {
        waiting.add(passed);
    }

    synchronized boolean isFull() {
        return waiting.size() >= FULL;
    }

    /** Whether note is being taken of an event of the same stream, by somebody else. */
    synchronized boolean isBeingNoted(Envelope envelope) {
        return beingNoted.stream().anyMatch(passed -> passed.isOf(envelope));
    }

    /** What waits of the event's stream, which came before it; it waits no longer. */
    synchronized List<Passed> takeBefore(Envelope envelope) {
        List<Passed> before =
                waiting.stream().filter(passed -> passed.isOf(envelope)).toList();
        waiting.removeAll(before);
        return before;
    }

    /** Of these no note was taken; they wait before whatever has come since. */
    synchronized void putBack(List<Passed> taken) {
        waiting.addAll(0, taken);
    }

    /** All that waits, of which note is being taken until {@link #noted} or {@link #notNoted} says how that ended. */
    synchronized List<Passed> takeAll() {
        waiting.sort(BY_STREAM);
        beingNoted.addAll(waiting);
        waiting.clear();
        return List.copyOf(beingNoted);
    }

    synchronized void noted() {
        beingNoted.clear();
    }

    synchronized void notNoted() {
        putBack(beingNoted);
        beingNoted.clear();
    }
}
