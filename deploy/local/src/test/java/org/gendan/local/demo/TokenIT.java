package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;
import org.gendan.servers.ServerFailed;
import org.junit.jupiter.api.Test;

/** Which tokens of a real Keycloak, and of others, a service takes. */
class TokenIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDERS = "/api/orders?limit=1";
    private static final String RECEIPTS = "/api/receipts?limit=1";

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack);
    private final String keycloak = stack.ports().url(Port.KEYCLOAK);

    @Test
    void aTokenThatHasExpiredIsTakenNoLonger() throws Exception {
        shortLivedClient();
        var token = stack.keycloak().token(form("short-lived", "merchandiser", "merchandiser"));

        assertEquals(200, api.bearing(token).get(ORDERS).status());
        Waiting.until(
                "the token to expire", () -> api.bearing(token).get(ORDERS).status() != 200);
        assertRefused(token);
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() throws Exception {
        assertRefused(administrator());
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        var claims = stack.keycloak().token("merchandiser").split("\\.")[1];
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(header + "." + claims + ".");
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsRefused() {
        var parts = stack.keycloak().token("merchandiser").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"merchandiser\"", "\"finance\"");

        assertRefused(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2]);
    }

    @Test
    void theWrongRoleIsForbidden() {
        assertEquals(403, api.as("planner").get(ORDERS).status());
        assertEquals(403, api.as("merchandiser").get(RECEIPTS).status());
    }

    /** Of whatever client somebody adds: without the scope that says so, its tokens are not made out to the services. */
    @Test
    void aTokenOfAnotherClientOfTheRealmIsRefused() throws Exception {
        add("clients", Map.of("clientId", "other-app", "publicClient", true, "directAccessGrantsEnabled", true));

        assertRefused(stack.keycloak().token(form("other-app", "merchandiser", "merchandiser")));
    }

    @Test
    void passwordsCannotBeTriedWithoutEnd() throws Exception {
        add(
                "users",
                Map.of(
                        "username",
                        "guessed",
                        "enabled",
                        true,
                        "email",
                        "guessed@gendan.example",
                        "firstName",
                        "guessed",
                        "lastName",
                        "Gendan",
                        "credentials",
                        List.of(Map.of("type", "password", "value", "guessed", "temporary", false))));
        var right = form("gendan-cli", "guessed", "guessed");
        assertTrue(stack.keycloak().token(right).length() > 100);

        for (var attempt = 0; attempt < 10; attempt++) {
            var wrong = form("gendan-cli", "guessed", "guess-" + attempt);
            assertThrows(ServerFailed.class, () -> stack.keycloak().token(wrong));
        }

        assertThrows(ServerFailed.class, () -> stack.keycloak().token(right), "the eleventh is right and too late");
    }

    /** Keycloak takes the realm that is not for the local stack as well, and nobody gets a token by a password alone. */
    @Test
    void theRealmForProductionGivesNoTokenForAPassword() throws Exception {
        var realm =
                (ObjectNode) JSON.readTree(Files.readString(Path.of("..", "keycloak", "gendan-realm-production.json"))
                        .replace("${GENDAN_WEB_ORIGIN}", "https://desk.example")
                        .replace("${GENDAN_ERP_SECRET}", UUID.randomUUID().toString()));
        realm.put("realm", "production");
        send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms"))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(realm.toString())));

        try (var client = HttpClient.newHttpClient()) {
            for (var each : List.of("gendan-web", "gendan-mobile", "gendan-cli", "erp")) {
                var answer = client.send(
                        HttpRequest.newBuilder(
                                        URI.create(keycloak + "/realms/production/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=password&client_id=" + each
                                        + "&username=merchandiser&password=merchandiser"))
                                .build(),
                        BodyHandlers.ofString());
                assertTrue(answer.statusCode() >= 400, answer::body);
            }
        }
    }

    private void add(String what, Map<String, ?> one) throws Exception {
        send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/gendan/" + what))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(one))));
    }

    private void assertRefused(String token) {
        for (var path : new String[] {ORDERS, RECEIPTS, "/api/production-orders?limit=1"}) {
            var answer = api.bearing(token).get(path);
            assertEquals(401, answer.status(), answer::pretty);
            assertEquals("not-signed-in", answer.problem(), answer::pretty);
        }
    }

    /** Like the demo's own client, but its tokens live for some seconds only. */
    private void shortLivedClient() throws Exception {
        var admin = administrator();
        var clients = keycloak + "/admin/realms/gendan/clients";
        var known = JSON.readTree(send(HttpRequest.newBuilder(URI.create(clients + "?clientId=gendan-cli"))
                .header("Authorization", "Bearer " + admin)));
        var client = (ObjectNode) known.path(0);
        client.remove("id");
        client.put("clientId", "short-lived");
        client.withObject("/attributes").put("access.token.lifespan", "10");
        client.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        send(HttpRequest.newBuilder(URI.create(clients))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(client.toString())));
    }

    private String administrator() throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=admin")));
        return JSON.readTree(answer).path("access_token").asText();
    }

    private static Map<String, String> form(String client, String user, String password) {
        return Map.of("grant_type", "password", "client_id", client, "username", user, "password", password);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer::body);
            return answer.body();
        }
    }
}
