package org.gendan.production.material;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The four-point system for fabric defects (ASTM D5430, GB/T 22846 alike): every defect scores one to four points by its
 * length, and the fabric is judged by its points per 100 square yards:
 * <pre>points × 100 × 36 / (length in yards × width in inches)</pre>
 * which is points × 100 × 0.83612736 m² / (length in m × width in m), since a square yard has 0.83612736 m². More than the
 * limit, 40 by trade practice, is an anomaly; the limit itself is not.
 */
public record FourPointSystem(BigDecimal limit) {
    private static final BigDecimal SQUARE_YARDS = new BigDecimal("83.612736");
    private static final BigDecimal YARD = new BigDecimal("0.9144");
    private static final BigDecimal CENTIMETRES = new BigDecimal(100);

    /** Points per 100 square yards, to a hundredth; length in m or yd, width in cm. Empty for what has no area. */
    public Optional<BigDecimal> pointsPer100SquareYards(
            int points, BigDecimal length, String unit, BigDecimal widthCm) {
        return area(length, unit, widthCm)
                .map(area -> SQUARE_YARDS.multiply(BigDecimal.valueOf(points)).divide(area, 2, RoundingMode.HALF_UP));
    }

    /** Whether so many points are too many; computed without rounding. */
    public boolean isTooMany(int points, BigDecimal length, String unit, BigDecimal widthCm) {
        return area(length, unit, widthCm)
                .map(area -> SQUARE_YARDS.multiply(BigDecimal.valueOf(points)).compareTo(limit.multiply(area)) > 0)
                .orElse(false);
    }

    /** In square metres. */
    private static Optional<BigDecimal> area(BigDecimal length, String unit, BigDecimal widthCm) {
        if (!isLength(unit) || length == null || widthCm == null || length.signum() <= 0 || widthCm.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal metres = "yd".equals(unit) ? length.multiply(YARD) : length;
        return Optional.of(metres.multiply(widthCm).divide(CENTIMETRES));
    }

    static boolean isLength(String unit) {
        return "m".equals(unit) || "yd".equals(unit);
    }
}
