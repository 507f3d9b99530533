package org.gendan.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    Path root;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "up --fast", "logs", "token", "down now"})
    void whatIsNotKnownPrintsTheUsageAndExits2(String arguments) {
        assertEquals(2, run(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
        assertTrue(errors.toString().contains("Usage: gendan"), errors.toString());
    }

    @Test
    void aTokenWithoutAStackSaysHowToStartIt() {
        assertEquals(1, run("token", "planner", "--root=" + root));
        assertEquals("Keycloak is not running. Start the stack with: ./gendan up\n", errors.toString());
    }

    @Test
    void theLogOfAnUnknownPartNamesThePartsThereAre() {
        assertEquals(1, run("logs", "warehouse", "--root=" + root));
        assertTrue(errors.toString().contains("quality-service"), errors.toString());
    }

    @Test
    void aStackThatIsNotRunningIsNotReadyAndIsStoppedAlready() {
        assertEquals(1, run("status", "--root=" + root));
        assertEquals(0, run("down", "--root=" + root));
    }

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
