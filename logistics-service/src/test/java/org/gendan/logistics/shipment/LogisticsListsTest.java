package org.gendan.logistics.shipment;

import org.gendan.logistics.ServiceTest;
import org.gendan.testing.EveryList;
import org.junit.jupiter.api.Test;

/** The lists of logistics-service: each filter and each order. */
@ServiceTest
class LogisticsListsTest {

    @Test
    void everyListKeepsItsWord() {
        AnOrder order = Announced.cleared(AnOrder.of(120, 80));
        for (int i = 1; i < 5; i++) {
            Story.of(order, i);
        }
        EveryList.ofThisService().holds(1);
    }
}
