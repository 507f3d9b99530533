package org.gendan.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gendan.finance.charge.ChargeKind;
import org.gendan.finance.receivable.ReceivableKind;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.ChargeReversed;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.FinanceEvent.WaiverReversed;
import org.gendan.testing.PublishedWords;
import org.junit.jupiter.api.Test;

/** What other systems are told a member may say is what it may say here. */
class PublishedWordsTest {
    @Test
    void theKindsOfCharges() {
        List<String> own = PublishedWords.of(ChargeKind.values());

        assertEquals(own, PublishedWords.of(ChargeAdded.class, "kind"));
        assertEquals(own, PublishedWords.of(ChargeReversed.class, "kind"));
    }

    @Test
    void whatAShortfallIsOf() {
        List<String> own = PublishedWords.of(ReceivableKind.values());

        assertEquals(own, PublishedWords.of(ShortfallWaived.class, "kind"));
        assertEquals(own, PublishedWords.of(WaiverReversed.class, "kind"));
    }
}
