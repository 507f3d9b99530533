package org.gendan.kernel.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final Map<String, String> OWN = Map.of(
            "gendan.cursor.secret", "a secret of the company",
            "gendan.database.user", "order_app",
            "gendan.database.password", "x7!",
            "gendan.database.migrator", "order_migrator",
            "gendan.database.migrator-password", "y8!");

    private static List<String> refusals(String profile, String key, String value) {
        Map<String, String> settings = new HashMap<>(OWN);
        if (key != null) {
            settings.put(key, value);
        }
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return StartCheck.refusals(List.of(profile), config);
    }

    @Test
    void credentialsOfTheCompanyStart() {
        assertEquals(List.of(), refusals("prod", null, null));
    }

    @Test
    void eachDemoCredentialRefusesAlone() {
        assertEquals(
                1, refusals("prod", "gendan.database.password", "order_app").size());
        assertEquals(
                1,
                refusals("prod", "gendan.database.migrator-password", "order_migrator")
                        .size());
        assertEquals(
                1,
                refusals("prod", "gendan.cursor.secret", "local-cursor-secret").size());
        assertTrue(refusals("prod", "gendan.clock.movable", "true").getFirst().contains("gendan.clock.movable"));
    }

    @Test
    void theLocalStackStartsWithThem() {
        assertEquals(List.of(), refusals("local", "gendan.clock.movable", "true"));
    }
}
