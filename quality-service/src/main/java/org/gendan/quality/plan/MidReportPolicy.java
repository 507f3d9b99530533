package org.gendan.quality.plan;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many mid reports are owed by quantity (S3.9, rules 34, 35 and 37). Outside its bands nothing is guessed: the number is
 * then undecided until the quality manager sets one.
 */
record MidReportPolicy(List<ReportBand> bands) {
    /** What the highest band asks for, and the least that the quality manager may set above it. */
    static final int LEAST_ABOVE_BANDS = 8;

    OptionalInt required(int assignmentQuantity, int orderQuantity) {
        if (!covers(orderQuantity)) {
            return OptionalInt.empty();
        }
        return bands.stream()
                .filter(band -> band.holds(assignmentQuantity))
                .mapToInt(ReportBand::reports)
                .max();
    }

    /** Whether the brief says anything about an order of this size. */
    boolean covers(int orderQuantity) {
        return bands.stream().anyMatch(band -> orderQuantity <= band.toPieces());
    }
}
