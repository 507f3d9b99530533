package org.gendan.finance.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** On which day after the due date which level is due: one after the other, never two at once. */
@ApplicationScoped
class DunningPolicy {
    static final int LEVELS = 3;

    private final List<Integer> days;

    DunningPolicy(@ConfigProperty(name = "gendan.finance.dunning-days") List<Integer> days) {
        if (days.size() != LEVELS
                || days.getFirst() < 1
                || !days.equals(days.stream().sorted().distinct().toList())) {
            throw new IllegalStateException("gendan.finance.dunning-days must be three growing numbers of days");
        }
        this.days = List.copyOf(days);
    }

    /**
     * The level that is due on a day, after those that were written, the last of them on the given day. Where letters had to
     * wait, as under a dispute, the next one keeps its distance from the one before.
     */
    Optional<Integer> due(LocalDate dueOn, int written, LocalDate last, LocalDate day) {
        if (written >= LEVELS || ChronoUnit.DAYS.between(dueOn, day) < days.get(written)) {
            return Optional.empty();
        }
        boolean tooSoon =
                last != null && ChronoUnit.DAYS.between(last, day) < days.get(written) - days.get(written - 1);
        return tooSoon ? Optional.empty() : Optional.of(written + 1);
    }
}
