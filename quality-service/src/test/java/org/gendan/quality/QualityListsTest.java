package org.gendan.quality;

import org.gendan.testing.EveryList;
import org.junit.jupiter.api.Test;

/** The lists of quality-service: each filter and each order. */
@ServiceTest
class QualityListsTest {

    @Test
    void everyListKeepsItsWord() {
        for (int i = 0; i < 4; i++) {
            Chain.of(ALot.of(100)).sampleMade("PRE_PRODUCTION");
        }
        EveryList.ofThisService().holds(5);
    }
}
