package org.gendan.office.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "999 | 999",
                "1000 | 1,000",
                "1234567.5 | 1,234,567.5",
                "110885.35 | 110,885.35",
                "500000 | 500,000",
                "12.000 | 12.000",
                "-20500.10 | -20,500.10",
                "0.005 | 0.005"
            })
    void figuresAreGroupedAndKeepTheirDecimals(BigDecimal figure, String written) {
        assertEquals(written, Figures.of(figure));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"860.400 | 860.4", "1942.000 | 1,942", "0.000 | 0", "1000 | 1,000"})
    void whatWasMeasuredHasNoZerosAtItsEnd(BigDecimal figure, String written) {
        assertEquals(written, Figures.measured(figure));
    }
}
