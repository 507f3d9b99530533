package org.gendan.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds every JSON answer that a test gets by REST-assured against the service's own OpenAPI document: what is said to be
 * always there is there, of the type and within the bounds that are said. An answer that is not as it is said fails the test.
 */
public final class AnswersAsSaid implements QuarkusTestBeforeEachCallback, Filter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    /** Further on the document is large, and the faults repeat. */
    private static final int MOST = 5;

    private JsonNode document;
    private final Map<String, Optional<JsonSchema>> schemas = new HashMap<>();

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        if (RestAssured.filters().stream().noneMatch(AnswersAsSaid.class::isInstance)) {
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        Response response = context.next(request, answer);
        String path = URI.create(request.getURI()).getRawPath();
        if (path.startsWith("/api/") && response.header("Cache-Control") == null) {
            throw new AssertionError(request.getMethod() + " " + path + " may be kept by whoever it passes");
        }
        if (path.startsWith("/api/") && String.valueOf(response.contentType()).contains("json")) {
            Optional<JsonSchema> schema =
                    schema(request.getMethod().toLowerCase(java.util.Locale.ROOT), path, response);
            String body = response.asString();
            schema.ifPresent(said -> hold(said, body, request.getMethod() + " " + path + " " + response.statusCode()));
        }
        return response;
    }

    private static void hold(JsonSchema said, String body, String where) {
        Set<ValidationMessage> faults;
        try {
            faults = said.validate(JSON.readTree(body));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(where + " answers no JSON: " + body, noJson);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(where + " is not as OpenAPI says: "
                    + faults.stream()
                            .limit(MOST)
                            .map(ValidationMessage::getMessage)
                            .collect(Collectors.joining("; "))
                    + "\n" + body);
        }
    }

    private synchronized Optional<JsonSchema> schema(String method, String path, Response response) {
        JsonNode whole = document();
        String status = Integer.toString(response.statusCode());
        return operation(whole, method, path)
                .map(operation -> operation.path("responses"))
                .map(answers -> {
                    if (!answers.has(status)) {
                        throw new AssertionError(
                                "%s %s answers %s, which OpenAPI does not say".formatted(method, path, status));
                    }
                    return answers.path(status);
                })
                .map(said ->
                        said.has("$ref") ? whole.at(said.path("$ref").asText().substring(1)) : said)
                .flatMap(said -> content(said, response))
                .flatMap(content -> schemas.computeIfAbsent(content.toString(), _ -> compiled(whole, content)));
    }

    private static Optional<JsonNode> content(JsonNode said, Response response) {
        String type = response.contentType().replaceFirst(";.*", "").strip();
        JsonNode schema = said.path("content").path(type).path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    private static Optional<JsonSchema> compiled(JsonNode whole, JsonNode schema) {
        ObjectNode alone = JSON.createObjectNode();
        alone.setAll((ObjectNode) schema.deepCopy());
        alone.set("components", whole.path("components"));
        return Optional.of(FACTORY.getSchema(alone));
    }

    /** A written path is meant before one with a parameter. */
    private static Optional<JsonNode> operation(JsonNode whole, String method, String path) {
        List<String> found = whole.path("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method))
                .map(Map.Entry::getKey)
                .filter(template -> matches(template, path))
                .sorted(java.util.Comparator.comparingLong(
                        template -> template.chars().filter(one -> one == '{').count()))
                .toList();
        return found.stream()
                .findFirst()
                .map(template -> whole.path("paths").path(template).path(method));
    }

    private static boolean matches(String template, String path) {
        String expression = Pattern.compile("\\{[^}]+}")
                .splitAsStream(template + "/")
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"));
        return (path + "/").matches(expression);
    }

    private JsonNode document() {
        if (document == null) {
            try {
                document = JSON.readTree(Management.ask()
                        .queryParam("format", "json")
                        .get("/q/openapi")
                        .asString());
            } catch (JsonProcessingException noJson) {
                throw new AssertionError("/q/openapi is no JSON", noJson);
            }
        }
        return document;
    }
}
