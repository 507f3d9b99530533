package org.gendan.finance;

import org.gendan.testing.Grants;
import org.junit.jupiter.api.Test;

/** The application may do with its tables what it does, and nothing else. */
@ServiceTest
class RightsTest {
    @Test
    void eachIsOnTheList() {
        Grants.areAsKept();
    }
}
