package org.gendan.kernel.ops;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in production with what is meant for the local stack alone: demo credentials, a clock that moves. */
@Singleton
class StartCheck {
    private static final Set<String> AT_HOME = Set.of("local", "test", "dev");
    private static final String LOCAL_SECRET = "local-cursor-secret";

    private final Config config;

    StartCheck(Config config) {
        this.config = config;
    }

    @Startup
    void check() {
        List<String> refusals = refusals(ConfigUtils.getProfiles(), config);
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(String.join("; ", refusals));
        }
    }

    static List<String> refusals(List<String> profiles, Config config) {
        List<String> refusals = new ArrayList<>();
        if (profiles.stream().anyMatch(AT_HOME::contains)) {
            return refusals;
        }
        if (config.getOptionalValue("gendan.clock.movable", Boolean.class).orElse(false)) {
            refusals.add("gendan.clock.movable=true is for the local stack and tests alone; unset it");
        }
        if (config.getOptionalValue("gendan.cursor.secret", String.class)
                .orElse(LOCAL_SECRET)
                .equals(LOCAL_SECRET)) {
            refusals.add("gendan.cursor.secret is the local stack's; set one of your own");
        }
        for (String role : List.of("user", "migrator")) {
            String password = "user".equals(role) ? "gendan.database.password" : "gendan.database.migrator-password";
            String name = config.getOptionalValue("gendan.database." + role, String.class)
                    .orElse("");
            if (config.getOptionalValue(password, String.class)
                    .filter(name::equals)
                    .isPresent()) {
                refusals.add(password + " is the local stack's, the role's own name; set another one");
            }
        }
        return refusals;
    }
}
