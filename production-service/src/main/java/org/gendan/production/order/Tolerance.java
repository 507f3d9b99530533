package org.gendan.production.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * By how much more or less than ordered may be made, in percent of a line; agreed with the order and inclusive at its
 * limit: 5 % of 43 pieces allow 45, since 43 × 1.05 = 45.15 (rule 21).
 */
public record Tolerance(BigDecimal percent) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The most pieces that may be made where so many are due. */
    public int most(int due) {
        return part(due, HUNDRED.add(percent), RoundingMode.FLOOR);
    }

    /** The fewest pieces with which so many due count as made. */
    public int least(int due) {
        return part(due, HUNDRED.subtract(percent), RoundingMode.CEILING);
    }

    private static int part(int due, BigDecimal percent, RoundingMode rounding) {
        return percent.multiply(BigDecimal.valueOf(due))
                .divide(HUNDRED, 0, rounding)
                .intValueExact();
    }
}
