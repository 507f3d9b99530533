package org.gendan.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void anOffsetMovesAllAndAVariableOne() {
        var ports = Ports.from(Map.of("GENDAN_PORT_OFFSET", "1000", "GENDAN_PORT_KAFKA", "19000"));

        assertEquals(9080, ports.of(Port.GATEWAY));
        assertEquals(55_320, ports.of(Port.POSTGRESQL));
        assertEquals(19_000, ports.of(Port.KAFKA));
    }

    @Test
    void whatIsNoPortIsRefusedByName() {
        var refused = assertThrows(StackRefused.class, () -> Ports.from(Map.of("GENDAN_PORT_SMTP", "mail")));

        assertEquals("GENDAN_PORT_SMTP=mail is not a number from 1 to 65535.", refused.getMessage());
        assertThrows(StackRefused.class, () -> Ports.from(Map.of("GENDAN_PORT_OFFSET", "20000")));
    }

    @Test
    void aLaterCommandFindsThePortsThatWereUsed(@TempDir Path folder) throws IOException {
        var ports = Ports.free();
        ports.save(folder.resolve("ports"));

        assertEquals(ports, Ports.load(folder.resolve("ports")));
    }
}
