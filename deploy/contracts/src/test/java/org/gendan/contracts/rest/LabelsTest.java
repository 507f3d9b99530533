package org.gendan.contracts.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The words that order-service serves are those of all services. */
class LabelsTest {
    private static final Path ROOT = Path.of("..", "..");

    @Test
    void whatIsPublishedIsWhatTheServicesSay() {
        Path file = ROOT.resolve("deploy/contracts/labels.json");
        assertTrue(
                Published.asBuilt(file, Documents.written(Labels.of(ROOT))),
                () -> file + " is not as the build makes it; write it with " + Published.COMMAND);
    }

    @Test
    void eachServicesCodesAreThere() {
        var labels = Labels.of(ROOT);
        assertEquals(
                "订金已到账",
                labels.path("stages").path("DEPOSIT_CONFIRMED").path("zh").asText());
        assertTrue(labels.path("missing").has("deposit-shortfall"));
        assertTrue(labels.path("problems").has("order-not-confirmable"));
        assertTrue(labels.path("problems").has("stale-version"));
    }
}
