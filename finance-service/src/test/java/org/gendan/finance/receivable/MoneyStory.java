package org.gendan.finance.receivable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs a sequence of money commands against the exact model and somewhere else, and says the first thing in which they
 * differ. A sequence that fails is shrunk, by leaving out ever smaller parts of it, to a story that a person can read.
 */
public final class MoneyStory {
    private MoneyStory() {}

    /** Sequences of the seeds from first on; throws with seed and story at the first that fails. */
    public static void all(long first, int sequences, int length, String currency, Supplier<Till> till) {
        for (long seed = first; seed < first + sequences; seed++) {
            one(seed, length, currency, true, till);
        }
    }

    /** Compared after every command, or, where looking is dear, at the end. */
    public static void one(long seed, int length, String currency, boolean everyStep, Supplier<Till> till) {
        List<MoneyCommand> commands = MoneyCommand.sequence(new Random(seed), length);
        Optional<String> failure = failure(commands, everyStep, till);
        if (failure.isPresent()) {
            List<MoneyCommand> story = shrunk(commands, everyStep, till);
            throw new AssertionError("seed %d, %s: %s%n%s"
                    .formatted(
                            seed,
                            currency,
                            failure(story, everyStep, till).or(() -> failure).orElseThrow(),
                            story.stream().map(command -> "  " + command).collect(Collectors.joining("\n"))));
        }
    }

    /** What goes wrong in the sequence, if something does. */
    static Optional<String> failure(List<MoneyCommand> commands, boolean everyStep, Supplier<Till> where) {
        ExactModel model = new ExactModel();
        Till till = where.get();
        for (MoneyCommand command : commands) {
            boolean expected;
            try {
                expected = model.apply(command);
            } catch (IndexOutOfBoundsException noSuchOrder) {
                continue;
            }
            boolean taken = till.apply(command);
            if (taken != expected) {
                return Optional.of("%s was %s".formatted(command, taken ? "taken" : "refused"));
            }
            if (!model.isConserved()) {
                return Optional.of("money came or went by " + command);
            }
            Optional<String> difference = everyStep ? difference(model, till) : Optional.empty();
            if (difference.isPresent()) {
                return Optional.of("after %s %s".formatted(command, difference.get()));
            }
        }
        return model.orders() == 0 ? Optional.empty() : difference(model, till).or(till::contradiction);
    }

    static Optional<String> difference(Till model, Till till) {
        for (int order = 0; order < model.orders(); order++) {
            if (!model.shown(order).equals(till.shown(order))) {
                return Optional.of(
                        "order %d is %s and should be %s".formatted(order, till.shown(order), model.shown(order)));
            }
        }
        if (model.unallocated() != till.unallocated()) {
            return Optional.of(
                    "unallocated money is %d and should be %d".formatted(till.unallocated(), model.unallocated()));
        }
        return model.free() == till.free()
                ? Optional.empty()
                : Optional.of("free money is %d and should be %d".formatted(till.free(), model.free()));
    }

    /** Leaves out halves, quarters … single commands, as long as what is left still fails. */
    static List<MoneyCommand> shrunk(List<MoneyCommand> commands, boolean everyStep, Supplier<Till> till) {
        List<MoneyCommand> story = new ArrayList<>(commands);
        for (int part = story.size() / 2; part > 0; part /= 2) {
            for (int from = 0; from < story.size(); ) {
                List<MoneyCommand> shorter = new ArrayList<>(story);
                shorter.subList(from, Math.min(from + part, shorter.size())).clear();
                if (failure(shorter, everyStep, till).isPresent()) {
                    story = shorter;
                } else {
                    from += part;
                }
            }
        }
        return story;
    }
}
