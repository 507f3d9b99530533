package org.gendan.local.demo.hop;

import java.time.Duration;
import java.util.List;

/** How long something took, many times. */
record Delays(List<Duration> sorted) {

    static Delays of(List<Duration> delays) {
        return new Delays(delays.stream().sorted().toList());
    }

    /** In milliseconds. */
    double median() {
        return quantile(0.5);
    }

    /** In milliseconds. */
    double p99() {
        return quantile(0.99);
    }

    double quantile(double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, rank)).toNanos() / 1e6;
    }
}
