package org.gendan.order.order;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gendan.kernel.rule.Refused;
import org.gendan.order.fulfilment.Output;

/** What a customer wants changed of an order that stands: all its lines anew, perhaps another contract, and why. */
public record Amendment(List<LineDetails> lines, Contract contract, String reason, Map<String, UUID> products) {

    public Amendment(List<LineDetails> lines, Contract contract, String reason) {
        this(lines, contract, reason, Map.of());
    }

    /** With what the catalogue knows of its lines: products by model. */
    Amendment of(Map<String, UUID> known) {
        return new Amendment(lines, contract, reason, known);
    }

    Set<String> models() {
        return lines.stream().map(LineDetails::model).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** A line of which more is made than it would have: produced, packed, shipped and returned in sets. */
    public record Below(UUID lineId, int number, int requested, int produced, int packed, int shipped, int returned) {}

    /**
     * What is made is made: no line goes below it, nor becomes another article (rule 20). What came back may be taken out:
     * so an order ends of which returned goods are not replaced.
     */
    void requireNotBelow(List<OrderLine> present, Map<UUID, Output> made) {
        Map<Integer, LineDetails> wanted = byNumber();
        List<Below> below = present.stream()
                .flatMap(line -> below(line, wanted.get(line.number()), made.get(line.id())).stream())
                .toList();
        if (!below.isEmpty()) {
            throw Refused.conflict("below-produced", Map.of("lines", below));
        }
    }

    private static Optional<Below> below(OrderLine line, LineDetails wanted, Output made) {
        int requested = wanted == null || !line.isSameArticle(wanted) ? 0 : wanted.quantity();
        return made == null || requested >= made.atLeast()
                ? Optional.empty()
                : Optional.of(new Below(
                        line.id(),
                        line.number(),
                        requested,
                        made.produced(),
                        made.packed(),
                        made.shipped(),
                        made.returned()));
    }

    /** Whether a line becomes larger or comes in, so that there is more to make than before. */
    boolean raises(List<OrderLine> present) {
        Map<Integer, OrderLine> known =
                present.stream().collect(Collectors.toMap(OrderLine::number, Function.identity()));
        return lines.stream()
                .anyMatch(wanted -> !known.containsKey(wanted.number())
                        || wanted.quantity() > known.get(wanted.number()).pieces());
    }

    private Map<Integer, LineDetails> byNumber() {
        return lines.stream().collect(Collectors.toMap(LineDetails::number, Function.identity()));
    }
}
