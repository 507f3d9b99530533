package org.gendan.production.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.production.order.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeTest {
    private static final UUID LINE = Ids.next();

    private final Made cut = Made.NOTHING.plus(output(WorkProcess.CUTTING, 100, 0));

    @Test
    @Tag("rule-23")
    void aProcessNeverCountsMoreThanTheGoodPiecesOfTheOneBefore() {
        assertFalse(exceeds(cut, output(WorkProcess.SEWING, 100, 0)));
        assertTrue(exceeds(cut, output(WorkProcess.SEWING, 101, 0)));
        Made scrapped = cut.plus(output(WorkProcess.CUTTING, 0, 1));
        assertTrue(exceeds(scrapped, output(WorkProcess.SEWING, 100, 0)));
        assertFalse(exceeds(scrapped, output(WorkProcess.SEWING, 99, 0)));
    }

    @Test
    @Tag("rule-23")
    void aCounterEntryNeverTakesAwayWhatTheNextProcessHas() {
        Made sewn = cut.plus(output(WorkProcess.SEWING, 90, 0));
        assertFalse(exceeds(sewn, output(WorkProcess.CUTTING, -10, 0)));
        assertTrue(exceeds(sewn, output(WorkProcess.CUTTING, -11, 0)));
        assertTrue(cut.plus(output(WorkProcess.CUTTING, -101, 0)).negative(LINE).isPresent());
    }

    @Test
    void theFirstProcessMakesAgainWhatWasScrappedAnywhere() {
        assertTrue(exceeds(cut, output(WorkProcess.CUTTING, 1, 0)));
        Made scrapped = cut.plus(output(WorkProcess.SEWING, 100, 3));
        assertFalse(exceeds(scrapped, output(WorkProcess.CUTTING, 3, 0)));
        assertTrue(exceeds(scrapped, output(WorkProcess.CUTTING, 4, 0)));
    }

    @Test
    void whatWasTooMuchBeforeDoesNotStopTheProcessesBehindIt() {
        assertEquals(
                Optional.empty(), cut.plus(output(WorkProcess.SEWING, 10, 0)).excess(cut, LINE, 50));
    }

    @ParameterizedTest
    @CsvSource({"43, 5, 45, 41", "100, 0, 100, 100", "100, 5, 105, 95", "1, 5, 1, 1"})
    @Tag("rule-21")
    void theToleranceIsInclusiveAtItsLimit(int due, String percent, int most, int least) {
        Tolerance tolerance = new Tolerance(new BigDecimal(percent));
        assertEquals(most, tolerance.most(due));
        assertEquals(least, tolerance.least(due));
    }

    private static boolean exceeds(Made before, Made.Output more) {
        return before.plus(more).excess(before, LINE, 100).isPresent();
    }

    private static Made.Output output(WorkProcess process, int quantity, int scrapped) {
        return new Made.Output(LINE, process, quantity, scrapped, 0);
    }
}
