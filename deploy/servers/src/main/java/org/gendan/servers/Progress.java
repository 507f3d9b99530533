package org.gendan.servers;

import java.time.Duration;

/** Is told again and again that a server is still waited for. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (name, elapsed) -> {};

    void waiting(String name, Duration elapsed);
}
