package org.gendan.contracts.rest;

import static org.gendan.contracts.History.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.gendan.contracts.NodeHere;
import org.junit.jupiter.api.Test;

/** Those who know nothing of Gendan read the joined document: two linters, and a compiler of TypeScript. */
class ReadersTest {
    private static final String DOCUMENT = "../openapi/gendan.json";

    @Test
    void spectralFindsNoError() throws Exception {
        var run = NodeHere.orSkipped()
                .tool(
                        Map.of(),
                        "spectral",
                        "lint",
                        DOCUMENT,
                        "--ruleset",
                        "../rules/spectral.yaml",
                        "--fail-severity",
                        "error");
        assertEquals(0, run.status(), run::said);
    }

    @Test
    void redoclyFindsNoError() throws Exception {
        var run = NodeHere.orSkipped()
                .tool(
                        Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                        "redocly",
                        "lint",
                        DOCUMENT,
                        "--config",
                        "../rules/redocly.yaml",
                        "--max-problems",
                        "50");
        assertEquals(0, run.status(), run::said);
    }

    @Test
    void aClientInTypeScriptCompilesAsStrictlyAsThereIs() throws Exception {
        assertTrue(Files.exists(Example.compiled(NodeHere.orSkipped(), ROOT)));
    }

    @Test
    void theLockFileHoldsNoAddresses() throws Exception {
        String lock = Files.readString(ROOT.resolve("deploy/contracts/node/package-lock.json"));
        assertFalse(lock.contains("\"resolved\"") || lock.contains("://"));
    }
}
