package org.gendan.local.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.gendan.local.stack.Layout;
import org.gendan.local.stack.Ports;
import org.gendan.local.stack.Stack;
import org.gendan.local.stack.StartReport;

/** The whole stack on free ports, started by the first test that needs it and stopped when the JVM ends. */
final class SharedStack {

    private static Stack stack;

    private SharedStack() {}

    static synchronized Stack get() {
        if (stack == null) {
            var layout = new Layout(Path.of("..", ".."), Path.of("target", "shared-stack"));
            var former = Stack.find(layout, Map.of());
            if (former.anyRunning()) {
                former.down();
            }
            former.reset();
            var began = Instant.now();
            stack = Stack.of(layout, Ports.free());
            stack.up(new StartReport(System.out));
            System.out.printf(
                    "The stack is ready after %d s.%n", Instant.now().getEpochSecond() - began.getEpochSecond());
        }
        return stack;
    }
}
