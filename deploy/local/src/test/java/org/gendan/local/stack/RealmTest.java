package org.gendan.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The realm of the local stack, and the one for everything else. */
class RealmTest {

    private static final Path REALMS = Path.of("..", "keycloak");

    private final ObjectNode local = read("gendan-realm.json");
    private final ObjectNode production = read("gendan-realm-production.json");

    @Test
    void theyDifferInWhatIsForTheLocalStackAlone() {
        var expected = local.deepCopy();
        expected.put("sslRequired", "all");
        expected.set("passwordPolicy", production.get("passwordPolicy"));
        expected.put("eventsEnabled", true);
        expected.put("adminEventsEnabled", true);
        keep(expected, "users", "username", "service-account-erp");
        keep(expected, "clients", "clientId", "gendan", "gendan-web", "gendan-mobile", "erp");
        ((ObjectNode) named(expected, "clients", "clientId", "erp")).put("secret", "${GENDAN_ERP_SECRET}");

        assertEquals(expected, production);
    }

    @Test
    void nobodySignsInWithoutAPageAndNoSecretIsKnown() {
        for (var client : production.get("clients")) {
            assertFalse(client.path("directAccessGrantsEnabled").asBoolean(), client::toString);
        }
        assertFalse(production.toString().contains("\"credentials\""));
        assertTrue(production.get("passwordPolicy").asText().contains("length(12)"));
    }

    @Test
    void passwordsCannotBeTriedWithoutEndAndTokensDoNotLiveLong() {
        for (var realm : List.of(local, production)) {
            assertTrue(realm.get("bruteForceProtected").asBoolean());
            assertEquals(10, realm.get("failureFactor").asInt());
            assertEquals(300, realm.get("accessTokenLifespan").asInt());
            assertTrue(realm.get("revokeRefreshToken").asBoolean());
        }
    }

    /** Else every client that is ever added would have the audience. */
    @Test
    void theAudienceIsGivenByNameAlone() {
        for (var realm : List.of(local, production)) {
            assertEquals(0, realm.get("defaultDefaultClientScopes").size());
        }
    }

    private static void keep(ObjectNode realm, String list, String name, String... names) {
        var kept = realm.arrayNode();
        for (var each : names) {
            kept.add(named(realm, list, name, each));
        }
        realm.set(list, kept);
    }

    private static JsonNode named(ObjectNode realm, String list, String name, String value) {
        for (var each : realm.get(list)) {
            if (each.path(name).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + value + " in " + list);
    }

    private static ObjectNode read(String file) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(REALMS.resolve(file).toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
