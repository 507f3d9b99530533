package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gendan.contracts.Node;
import org.gendan.contracts.rest.Example;
import org.gendan.local.stack.Port;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a frontend's developer has: the published document, and a client whose types were made from it. */
class TypedClientIT {
    private static final Path ROOT = Path.of("..", "..");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack = SharedStack.get();
    private final String gateway = stack.ports().url(Port.GATEWAY);

    @Test
    @Tag("S0")
    void aClientInTypeScriptPlacesAnOrder() throws Exception {
        Node node;
        try {
            node = Node.ready(ROOT);
        } catch (Node.NotVerified why) {
            abort(why.getMessage());
            return;
        }
        var run = node.run(
                Map.of("GATEWAY", gateway, "TOKEN", stack.keycloak().token("merchandiser")),
                Example.compiled(node, ROOT).toAbsolutePath().normalize().toString(),
                ROOT.resolve("deploy/demo/written-order.pdf")
                        .toAbsolutePath()
                        .normalize()
                        .toString());

        assertEquals(0, run.status(), run::said);
        JsonNode said =
                JSON.readTree(run.said().lines().reduce((_, last) -> last).orElseThrow());
        assertEquals(
                "{\"amount\":\"1250.00\",\"currency\":\"EUR\"}",
                said.path("total").toString(),
                run::said);
        assertEquals(409, said.path("status").asInt(), run::said);
        assertEquals(
                List.of("salesperson-consultation", "phone-call-back", "contract"),
                JSON.convertValue(said.path("missing"), List.class),
                run::said);
        assertTrue(said.path("order").asText().length() > 3, run::said);
    }

    @Test
    void theDocumentIsServedToWhoeverAsks() throws Exception {
        var document = get("/openapi.json");
        assertEquals(200, document.statusCode());
        assertEquals(
                JSON.readTree(
                        ROOT.resolve("deploy/contracts/openapi/gendan.json").toFile()),
                JSON.readTree(document.body()));
        assertTrue(Files.size(ROOT.resolve("deploy/contracts/openapi/gendan.json")) > 100_000);
        assertEquals(200, get("/q/swagger-ui/").statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(gateway + path)).build(), BodyHandlers.ofString());
    }
}
