package org.gendan.quality.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.kernel.rule.MayLack;

/** The defects that were found, the most frequent first, as a whole and by group. */
public record Pareto(Scope scope, Slice whole, Grouping groupBy, List<Slice> groups) {

    /** How often a code was found on units of each class. A unit that two combined reports show counts once. */
    record Count(String code, int found, int critical, int major, int minor) {}

    /**
     * A code with its part of all that was found, and of what was found up to it, in per cent; and how often it was found
     * per hundred units inspected.
     */
    @Schema(name = "ParetoBar")
    @MayLack({"code", "sharePercent", "cumulativePercent", "perHundredUnits"})
    public record Bar(
            String code,
            int found,
            int critical,
            int major,
            int minor,
            BigDecimal sharePercent,
            BigDecimal cumulativePercent,
            BigDecimal perHundredUnits) {}

    /** Of one group, or of all; units that were inspected on a visit count once, whatever reports it had (rule 52). */
    public record Slice(
            String key,
            String label,
            int visits,
            int unitsInspected,
            int defectiveUnits,
            BigDecimal defectivePercent,
            int found,
            List<Bar> bars) {

        static Slice of(String key, String label, Inspected inspected, List<Count> counts) {
            List<Count> worstFirst = counts.stream()
                    .sorted(Comparator.comparing(Count::found).reversed().thenComparing(Count::code))
                    .toList();
            int found = worstFirst.stream().mapToInt(Count::found).sum();
            List<Bar> bars = new ArrayList<>();
            int upToHere = 0;
            for (Count count : worstFirst) {
                upToHere += count.found();
                bars.add(new Bar(
                        count.code(),
                        count.found(),
                        count.critical(),
                        count.major(),
                        count.minor(),
                        Percent.of(count.found(), found),
                        Percent.of(upToHere, found),
                        Percent.of(count.found(), inspected.units())));
            }
            return new Slice(
                    key,
                    label,
                    inspected.visits(),
                    inspected.units(),
                    inspected.defective(),
                    Percent.of(inspected.defective(), inspected.units()),
                    found,
                    List.copyOf(bars));
        }
    }

    /** What was looked at. */
    record Inspected(int visits, int units, int defective) {
        static final Inspected NOTHING = new Inspected(0, 0, 0);
    }
}
