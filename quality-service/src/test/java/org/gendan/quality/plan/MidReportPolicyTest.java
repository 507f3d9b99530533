package org.gendan.quality.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.gendan.kernel.rule.Refused;
import org.gendan.quality.ALot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidReportPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "999, 2",
        "1000, 4",
        "1001, 4",
        "2999, 4",
        "3000, 6",
        "3001, 6",
        "4999, 6",
        "5000, 8",
        "5001, 8",
        "10000, 8"
    })
    @Tag("rule-34")
    @Tag("S3.9")
    void whatStandsInTwoBandsIsReadStrictly(int pieces, int reports) {
        assertEquals(OptionalInt.of(reports), required(Lots.of(ALot.of(pieces))));
    }

    @Test
    @Tag("rule-34")
    void aboveTenThousandNothingIsGuessedUntilTheManagerSetsAtLeastEight() {
        Lots lots = Lots.of(ALot.of(10_001));
        assertEquals(OptionalInt.empty(), required(lots));
        assertThrows(Refused.class, () -> lots.midReports(7));
        assertEquals(OptionalInt.empty(), required(lots));
        assertEquals(OptionalInt.of(8), required(lots.midReports(8)));
    }

    @Test
    @Tag("rule-34")
    void aSmallLotOfALargeOrderIsUndecidedToo() {
        assertEquals(OptionalInt.empty(), required(Lots.of(ALot.of(500).inAnOrderOf(10_001))));
        assertEquals(OptionalInt.of(2), required(Lots.of(ALot.of(500).inAnOrderOf(10_000))));
    }

    @Test
    void whatTheBandsDecideIsNoMatterForTheManager() {
        Refused refused =
                assertThrows(Refused.class, () -> Lots.of(ALot.of(10_000)).midReports(9));
        assertEquals("mid-reports-decided", refused.code());
    }

    @Test
    @Tag("rule-35")
    void withoutAnyBandNothingIsDecided() {
        assertEquals(OptionalInt.empty(), new MidReportPolicy(List.of()).required(500, 500));
    }

    @Test
    @Tag("rule-37")
    void anAmendmentAsksForMoreAndNeverForFewer() {
        Lots lots = Lots.of(ALot.of(3000));
        assertEquals(OptionalInt.of(8), required(lots.amendedTo(5000).lotOf(5000)));
        assertEquals(OptionalInt.of(8), required(lots.amendedTo(900).lotOf(900)));
    }

    @Test
    @Tag("rule-37")
    void theBandGoesByTheLotsQuantityAndNotByTheOrders() {
        assertEquals(OptionalInt.of(2), required(Lots.of(ALot.of(999).inAnOrderOf(9000))));
    }

    @Test
    @Tag("rule-37")
    void anOrderThatGrowsBeyondTheBandsIsUndecidedAndKeepsWhatWasAgreedAsTheLeast() {
        Lots lots = Lots.of(ALot.of(9000));
        assertEquals(OptionalInt.empty(), required(lots.amendedTo(11_000)));
        assertEquals(OptionalInt.of(12), required(lots.midReports(12)));
        assertEquals(OptionalInt.of(12), required(lots.amendedTo(9000)));
    }

    private static OptionalInt required(Lots lots) {
        return lots.planned().requiredMidReports();
    }
}
