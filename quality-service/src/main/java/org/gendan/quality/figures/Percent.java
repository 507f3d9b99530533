package org.gendan.quality.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole in per cent, rounded half up to two decimals; of nothing there is no part. */
final class Percent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    static BigDecimal of(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
