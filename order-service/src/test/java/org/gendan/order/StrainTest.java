package org.gendan.order;

import org.gendan.order.order.OrderStory;
import org.gendan.testing.Strain;
import org.gendan.testing.Strain.Command;
import org.junit.jupiter.api.Test;

/** What one client sends slowly, or in too large a quantity, is nothing to the others. */
@ServiceTest
class StrainTest {
    private static final Command JSON = new Command("customer", "/api/complaints");
    private static final Command READ = new Command("merchandiser", "/api/orders?limit=1");

    @Test
    void bodiesThatNeverEndHoldNobodyUp() {
        Command form = new Command("merchandiser", OrderStory.opened().path("/documents"));
        Strain.bodiesThatNeverEnd(JSON, form, READ);
    }

    @Test
    void jsonIsCountedAsItComes() {
        Strain.bodiesInChunks(JSON, READ);
    }
}
