package org.gendan.finance;

import org.gendan.testing.Strain;
import org.gendan.testing.Strain.Command;
import org.junit.jupiter.api.Test;

/** What one client sends slowly, or in too large a quantity, is nothing to the others. */
@ServiceTest
class StrainTest {
    private static final Command JSON = new Command("cashier", "/api/receipts");
    private static final Command FORM = new Command("cashier", "/api/receipts/imports");
    private static final Command READ = new Command("cashier", "/api/receipts?limit=1");

    @Test
    void bodiesThatNeverEndHoldNobodyUp() {
        Strain.bodiesThatNeverEnd(JSON, FORM, READ);
    }

    @Test
    void jsonIsCountedAsItComes() {
        Strain.bodiesInChunks(JSON, READ);
    }
}
