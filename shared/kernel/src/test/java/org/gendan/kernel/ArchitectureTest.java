package org.gendan.kernel;

import org.gendan.testing.Foundation;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theShapeHolds() {
        Foundation.of("org.gendan.kernel")
                .edges("org.gendan.kernel.rest..", "org.gendan.kernel.ops..", "org.gendan.kernel.load..")
                .below("org.gendan.office..")
                .readsRealTime(
                        "the AuditLog proves when a change was really written, the Outbox tells when an event was"
                                + " really announced, by which delays are measured, and who keeps a copy of a list"
                                + " asks what was really written since",
                        "org.gendan.kernel.time",
                        "org.gendan.kernel.audit.AuditLog",
                        "org.gendan.kernel.delivery.Outbox",
                        "org.gendan.kernel.list.Listed")
                .holds();
    }
}
