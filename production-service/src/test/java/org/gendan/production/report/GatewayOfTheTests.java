package org.gendan.production.report;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** One {@link Gateway} for all tests of the running service. */
public final class GatewayOfTheTests implements QuarkusTestResourceLifecycleManager {
    private static Gateway gateway;

    @Override
    public Map<String, String> start() {
        if (gateway == null) {
            gateway = new Gateway();
        }
        return Map.of("gendan.webhook.url", gateway.url(), "gendan.webhook.secret", Gateway.SECRET);
    }

    static Gateway gateway() {
        return gateway;
    }

    @Override
    public void stop() {
        // It serves all tests of the run; it goes down with it.
    }
}
