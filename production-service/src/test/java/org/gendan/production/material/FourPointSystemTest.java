package org.gendan.production.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourPointSystemTest {
    private final FourPointSystem fourPoints = new FourPointSystem(new BigDecimal("40"));

    @Test
    @Tag("S3.1b")
    void pointsAreCountedPerHundredSquareYards() {
        // 100 yd of 36 in (91.44 cm) are 100 square yards.
        assertEquals(
                Optional.of(new BigDecimal("40.00")),
                fourPoints.pointsPer100SquareYards(40, new BigDecimal("100"), "yd", new BigDecimal("91.44")));
        assertEquals(Optional.empty(), fourPoints.pointsPer100SquareYards(40, BigDecimal.TEN, "kg", BigDecimal.TEN));
    }

    @ParameterizedTest
    @CsvSource({"40, yd, false", "41, yd, true"})
    @Tag("S3.1b")
    void theLimitItselfIsNoAnomaly(int points, String unit, boolean tooMany) {
        assertEquals(tooMany, fourPoints.isTooMany(points, new BigDecimal("100"), unit, new BigDecimal("91.44")));
    }
}
