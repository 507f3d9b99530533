package org.gendan.kernel.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what was committed with what the topic holds and with what was applied: I1 nothing is missing from the topic,
 * I2 the first occurrences of a key come in the order of their sequence, I3 each event was applied once, in order.
 */
final class DeliveryCheck {

    /** An event at one of its stations: committed, on the topic, applied; in the order in which the station saw them. */
    record Seen(String key, long sequence, UUID id) {}

    /** The figures of one run; findings name what is wrong, at most the first of each kind per key. */
    record Verdict(
            int sent,
            int delivered,
            int duplicates,
            int outOfOrder,
            int lost,
            int applied,
            int doubled,
            int notApplied,
            int appliedOutOfOrder,
            List<String> findings) {

        @Override
        public String toString() {
            return "sent %d, delivered %d, duplicates %d, out of order %d, lost %d; applied %d, doubled %d, not applied %d, applied out of order %d"
                    .formatted(
                            sent,
                            delivered,
                            duplicates,
                            outOfOrder,
                            lost,
                            applied,
                            doubled,
                            notApplied,
                            appliedOutOfOrder);
        }
    }

    private final List<String> findings = new ArrayList<>();

    private DeliveryCheck() {}

    static Verdict of(List<Seen> committed, List<Seen> topic, List<Seen> applied) {
        return new DeliveryCheck().check(committed, topic, applied);
    }

    private Verdict check(List<Seen> committed, List<Seen> topic, List<Seen> applied) {
        gapless("committed", committed);
        Set<Seen> sent = new LinkedHashSet<>(committed);
        Set<Seen> delivered = new LinkedHashSet<>(topic);
        Set<Seen> effects = new LinkedHashSet<>(applied);
        int lost = missing("never delivered", sent, delivered);
        int notApplied = missing("never applied", sent, effects);
        missing("delivered without a commit", delivered, sent);
        missing("applied without a commit", effects, sent);
        int doubled = applied.size() - effects.size();
        if (doubled > 0) {
            findings.add("applied twice: " + firstDouble(applied));
        }
        return new Verdict(
                sent.size(),
                delivered.size(),
                topic.size() - delivered.size(),
                disorder("delivered", List.copyOf(delivered)),
                lost,
                effects.size(),
                doubled,
                notApplied,
                disorder("applied", List.copyOf(effects)),
                List.copyOf(findings));
    }

    /** Sequences of a key are 1, 2, 3 … in the order of the commits. */
    private void gapless(String where, List<Seen> events) {
        Map<String, Long> last = new HashMap<>();
        for (Seen event : events) {
            long expected = last.merge(event.key, 1L, Long::sum);
            if (event.sequence != expected) {
                findings.add("%s with a gap: %s where %d was due".formatted(where, event, expected));
            }
        }
    }

    /** How many first occurrences came without their direct predecessor before them. */
    private int disorder(String what, List<Seen> firstOccurrences) {
        int disorder = 0;
        Map<String, Long> last = new HashMap<>();
        for (Seen event : firstOccurrences) {
            long before = last.getOrDefault(event.key, 0L);
            if (event.sequence != before + 1) {
                disorder++;
                findings.add("%s out of order: %s after sequence %d".formatted(what, event, before));
            }
            last.merge(event.key, event.sequence, Math::max);
        }
        return disorder;
    }

    private int missing(String what, Set<Seen> expected, Set<Seen> actual) {
        List<Seen> missing =
                expected.stream().filter(event -> !actual.contains(event)).toList();
        if (!missing.isEmpty()) {
            findings.add("%s: %d, first %s".formatted(what, missing.size(), missing.getFirst()));
        }
        return missing.size();
    }

    private static Seen firstDouble(List<Seen> events) {
        Set<Seen> seen = new HashSet<>();
        return events.stream().filter(event -> !seen.add(event)).findFirst().orElseThrow();
    }
}
