package org.gendan.production.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many mid reports an assignment needs by its quantity (S3.9, decision 1), as far as a planner has to know: each band
 * begins at its number of sets. Nothing is guessed above the last one, where the quality manager decides.
 */
@ApplicationScoped
class ReportBands {
    private static final int DECIDED_ABOVE = 10_000;
    /** Between two mid inspections lie at least so many working days (S3.8, decision 2). */
    private static final int SHORTEST_INTERVAL = 3;

    private final NavigableMap<Integer, Integer> bands = new TreeMap<>();

    ReportBands(@ConfigProperty(name = "gendan.plan.mid-report-bands") List<String> bands) {
        for (String band : bands) {
            String[] parts = band.split(":", 2);
            this.bands.put(Integer.valueOf(parts[0].strip()), Integer.valueOf(parts[1].strip()));
        }
    }

    /** Empty where the order is larger than the brief has a number for. */
    OptionalInt required(int assignmentQuantity, int orderQuantity) {
        return orderQuantity > DECIDED_ABOVE
                ? OptionalInt.empty()
                : OptionalInt.of(bands.floorEntry(assignmentQuantity).getValue());
    }

    /** Working days that lie between the first and the last of so many reports, at least. */
    static int shortestRun(int reports) {
        return SHORTEST_INTERVAL * (reports - 1);
    }
}
