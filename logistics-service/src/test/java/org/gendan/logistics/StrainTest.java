package org.gendan.logistics;

import java.util.UUID;
import org.gendan.testing.Strain;
import org.gendan.testing.Strain.Command;
import org.junit.jupiter.api.Test;

/** What one client sends slowly, or in too large a quantity, is nothing to the others. */
@ServiceTest
class StrainTest {
    private static final Command JSON = new Command("merchandiser", "/api/shipments");
    private static final Command FORM =
            new Command("warehouse", "/api/shipments/%s/proof-of-delivery".formatted(UUID.randomUUID()));
    private static final Command READ = new Command("merchandiser", "/api/shipments?limit=1");

    @Test
    void bodiesThatNeverEndHoldNobodyUp() {
        Strain.bodiesThatNeverEnd(JSON, FORM, READ);
    }

    @Test
    void jsonIsCountedAsItComes() {
        Strain.bodiesInChunks(JSON, READ);
    }
}
