package org.gendan.production;

import org.gendan.testing.Strain;
import org.gendan.testing.Strain.Command;
import org.junit.jupiter.api.Test;

/** What one client sends slowly, or in too large a quantity, is nothing to the others. */
@ServiceTest
class StrainTest {
    private static final Command JSON = new Command("planner", "/api/factories");
    private static final Command READ = new Command("planner", "/api/factories?limit=1");

    @Test
    void bodiesThatNeverEndHoldNobodyUp() {
        Strain.bodiesThatNeverEnd(JSON, null, READ);
    }

    @Test
    void jsonIsCountedAsItComes() {
        Strain.bodiesInChunks(JSON, READ);
    }
}
