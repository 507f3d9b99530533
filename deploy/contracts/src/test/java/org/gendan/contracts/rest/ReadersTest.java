package org.gendan.contracts.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gendan.contracts.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Those who know nothing of Gendan read the joined document: two linters, and a compiler of TypeScript. */
class ReadersTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String DOCUMENT = "../openapi/gendan.json";

    private static Node node;

    @BeforeAll
    static void install() {
        try {
            node = Node.ready(ROOT);
        } catch (Node.NotVerified why) {
            abort(why.getMessage());
        }
    }

    @Test
    void spectralFindsNoError() throws Exception {
        var run = node.tool(
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
        var run = node.tool(
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
        assertTrue(Files.exists(Example.compiled(node, ROOT)));
    }

    @Test
    void theLockFileHoldsNoAddresses() throws Exception {
        String lock = Files.readString(ROOT.resolve("deploy/contracts/node/package-lock.json"));
        assertFalse(lock.contains("\"resolved\"") || lock.contains("://"));
    }
}
