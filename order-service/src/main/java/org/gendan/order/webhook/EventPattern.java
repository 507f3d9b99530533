package org.gendan.order.webhook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.language.EventTypes;

/** What a webhook is told of: a type as it is, everything that one service announces, or everything. */
final class EventPattern {
    private static final String ALL = "*";

    private static final Set<String> PRODUCERS =
            EventTypes.all().keySet().stream().map(EventPattern::producer).collect(Collectors.toSet());

    private EventPattern() {}

    /** Each pattern that means this type. */
    static String[] meaning(String type) {
        return new String[] {type, producer(type) + ".*", ALL};
    }

    private static String producer(String type) {
        int end = type.indexOf('.');
        return end < 0 ? type : type.substring(0, end);
    }

    /** Refuses patterns that mean nothing that is announced. */
    static void check(List<String> patterns) {
        List<Violation> violations = IntStream.range(0, patterns.size())
                .filter(i -> !isKnown(patterns.get(i)))
                .mapToObj(i -> new Violation(
                        "types[%d]".formatted(i),
                        "'%s' is no event type, nor all of a service such as finance.*".formatted(patterns.get(i))))
                .toList();
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private static boolean isKnown(String pattern) {
        return pattern.equals(ALL)
                || EventTypes.all().containsKey(pattern)
                || pattern.endsWith(".*") && PRODUCERS.contains(pattern.substring(0, pattern.length() - 2));
    }
}
