package org.gendan.quality;

import java.util.UUID;
import org.gendan.testing.Strain;
import org.gendan.testing.Strain.Command;
import org.junit.jupiter.api.Test;

/** What one client sends slowly, or in too large a quantity, is nothing to the others. */
@ServiceTest
class StrainTest {
    private static final Command JSON = new Command("factory", "/api/samples");
    private static final Command FORM =
            new Command("inspector", "/api/inspections/%s/photos".formatted(UUID.randomUUID()));
    private static final Command READ = new Command("inspector", "/api/samples?limit=1");

    @Test
    void bodiesThatNeverEndHoldNobodyUp() {
        Strain.bodiesThatNeverEnd(JSON, FORM, READ);
    }

    @Test
    void jsonIsCountedAsItComes() {
        Strain.bodiesInChunks(JSON, READ);
    }
}
