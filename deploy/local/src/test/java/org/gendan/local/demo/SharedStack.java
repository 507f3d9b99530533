package org.gendan.local.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gendan.local.stack.Layout;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Ports;
import org.gendan.local.stack.Stack;
import org.gendan.local.stack.StartReport;
import org.gendan.servers.KafkaInContainer;

/** The whole stack on free ports, started by the first test that needs it and stopped when the JVM ends. */
final class SharedStack {

    private static Stack stack;
    private static Optional<KafkaInContainer> broker;

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
            var ports = Ports.free();
            broker = KafkaInContainer.on(ports.of(Port.KAFKA));
            broker.ifPresent(container -> Runtime.getRuntime().addShutdownHook(new Thread(container::close)));
            var whole = Stack.of(layout, ports);
            stack = broker.isPresent() ? whole.onForeignBroker() : whole;
            stack.up(new StartReport(System.out));
            System.out.printf(
                    "The stack is ready after %d s.%n", Instant.now().getEpochSecond() - began.getEpochSecond());
        }
        return stack;
    }

    /** Crashes a part of it (SIGKILL), the broker too where it has a container to itself. */
    static void kill(String part) {
        container(part)
                .ifPresentOrElse(KafkaInContainer::kill, () -> stack.part(part).kill());
    }

    static void startAgain(String part) throws Exception {
        var stopped = container(part);
        if (stopped.isPresent()) {
            stopped.get().startAgain();
            Waiting.until("the broker to answer again", stack.kafka()::answers);
        }
        stack.up(new StartReport(System.out));
    }

    private static Optional<KafkaInContainer> container(String part) {
        return broker.filter(_ -> part.equals("kafka"));
    }
}
