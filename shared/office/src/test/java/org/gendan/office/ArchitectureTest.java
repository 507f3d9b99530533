package org.gendan.office;

import org.gendan.testing.Foundation;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theShapeHolds() {
        Foundation.of("org.gendan.office")
                .edges("..api..")
                .readsRealTime(
                        "Attachments say when a file really came, and the WebhookCourier signs with the time by which a"
                                + " receiver refuses what was recorded and sent again",
                        "org.gendan.office.attachment.Attachments",
                        "org.gendan.office.notice.WebhookCourier")
                .holds();
    }
}
