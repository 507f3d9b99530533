package org.gendan.order.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.gendan.servers.FreePorts;

/** Turns webhooks on, and allows one port of this machine, which each test opens and closes as it likes. */
public final class ReceiversPort implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "gendan.test.receiver";

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(FreePorts.next());
        // The test is loaded by another loader than this, and shares nothing else with it.
        System.setProperty(PORT, port);
        return Map.of(
                "gendan.webhooks.enabled", "true",
                "gendan.webhooks.allowed-hosts", "localhost:" + port + ",nowhere.invalid:443",
                "gendan.webhooks.private-hosts", "localhost:" + port,
                "gendan.webhooks.secret-key", "YSBrZXkgb2YgdGhlIGNvbXBhbnksIDMyIGJ5dGVzLi4=",
                "gendan.webhooks.paused-after-failures", "3",
                "gendan.webhooks.answers-within", "2s");
    }

    static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }
}
