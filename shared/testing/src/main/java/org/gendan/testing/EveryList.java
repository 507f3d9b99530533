package org.gendan.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * Every list of a service as its OpenAPI document declares it: each filter is asked for, each order is walked up and down page
 * by page, and what an address does not declare is refused.
 */
public final class EveryList {
    /** Between them they read whatever there is. */
    private static final List<String> READERS = List.of("auditor", "business-manager", "planner");

    private static final int PAGE = 3;
    private static final int PAGES = 4;

    private final List<Address> addresses;

    private record Parameter(String name, boolean required, Map<String, Object> schema, Object example) {
        /** Something of its kind, which need not be there. */
        String value() {
            if (example != null) {
                return String.valueOf(example);
            }
            List<?> choices = (List<?>) schema.get("enum");
            if (choices != null) {
                return String.valueOf(choices.getFirst());
            }
            return switch (String.valueOf(schema.get("type")) + " " + schema.get("format")) {
                case "string uuid" -> UUID.randomUUID().toString();
                case "string date" -> "2026-11-24";
                case "boolean null" -> "true";
                case "string null" -> "no%_such!thing";
                default -> "1";
            };
        }
    }

    private record Address(String path, boolean single, List<Parameter> parameters) {
        boolean isList() {
            return parameters.stream().anyMatch(each -> each.name().equals("cursor"));
        }

        List<String> sorts() {
            return parameters.stream()
                    .filter(each -> each.name().equals("sort"))
                    .map(each -> (List<?>) each.schema().get("enum"))
                    .flatMap(List::stream)
                    .map(String::valueOf)
                    .toList();
        }

        Map<String, Object> required() {
            Map<String, Object> values = new LinkedHashMap<>();
            parameters.stream().filter(Parameter::required).forEach(each -> values.put(each.name(), each.value()));
            return values;
        }
    }

    private EveryList(List<Address> addresses) {
        this.addresses = addresses;
    }

    public static EveryList ofThisService() {
        JsonPath document =
                Management.ask().queryParam("format", "json").get("/q/openapi").jsonPath();
        Map<String, Object> schemas = document.getMap("components.schemas");
        List<Address> addresses = new ArrayList<>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, item) -> {
            Map<?, ?> operation = (Map<?, ?>) item.get("get");
            if (operation != null && path.startsWith("/api/") && !path.startsWith("/api/ops")) {
                addresses.add(new Address(path, path.contains("{"), parameters(operation, schemas)));
            }
        });
        return new EveryList(addresses);
    }

    private static List<Parameter> parameters(Map<?, ?> operation, Map<String, Object> schemas) {
        return ((List<?>) Objects.requireNonNullElse(operation.get("parameters"), List.of()))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> "query".equals(each.get("in")))
                        .map(each -> new Parameter(
                                String.valueOf(each.get("name")),
                                Boolean.TRUE.equals(each.get("required")),
                                resolved(each.get("schema"), schemas),
                                each.get("example")))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> resolved(Object schema, Map<String, Object> schemas) {
        Map<String, Object> stated = (Map<String, Object>) schema;
        String reference = (String) stated.get("$ref");
        return reference == null
                ? stated
                : (Map<String, Object>) schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** All of what is said above; at least so many of its lists can be put in order. */
    public void holds(int leastSorted) {
        List<Address> sorted =
                addresses.stream().filter(each -> !each.sorts().isEmpty()).toList();
        assertTrue(sorted.size() >= leastSorted, () -> "only " + sorted.size() + " lists can be put in order");
        assertAll(addresses.stream().flatMap(EveryList::checks));
    }

    private static Stream<Executable> checks(Address address) {
        Stream<Executable> refusals = Stream.of(() -> refusesOthers(address), () -> refusesRepeated(address));
        if (address.single() || !address.isList()) {
            return refusals;
        }
        return Stream.of(
                        refusals,
                        address.parameters().stream().<Executable>map(each -> () -> isAsked(address, each)),
                        address.sorts().stream().<Executable>map(sort -> () -> isWalked(address, sort)),
                        Stream.<Executable>of(() -> refusesAnOrderOfItsOwn(address)))
                .flatMap(each -> each);
    }

    private static void refusesOthers(Address address) {
        Response answer = asked(address, Map.of("nonsense", "1"));
        assertEquals(400, answer.statusCode(), () -> address.path() + " takes a parameter that it does not declare");
        List<String> names =
                address.parameters().stream().map(Parameter::name).sorted().toList();
        assertEquals(
                "urn:gendan:problem:" + (names.isEmpty() ? "no-parameters" : "unknown-parameter"),
                answer.path("type"),
                address.path());
        assertEquals("nonsense", answer.path("parameter"), address.path());
        assertEquals(names, answer.path("taken"), address.path());
        assertTrue(answer.<String>path("titleZh").contains("nonsense"), address.path());
    }

    private static void refusesRepeated(Address address) {
        if (!address.parameters().isEmpty()) {
            Parameter first = address.parameters().getFirst();
            Response answer = given().auth()
                    .oauth2(Tokens.of(READERS.getFirst()))
                    .queryParam(first.name(), first.value(), first.value())
                    .get(address.path()
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
            if (answer.statusCode() != 403) {
                assertEquals(400, answer.statusCode(), () -> address.path() + " takes twice " + first.name());
            }
        }
    }

    private static void isAsked(Address address, Parameter parameter) {
        Map<String, Object> query = address.required();
        if (!parameter.name().equals("cursor")) {
            query.put(parameter.name(), parameter.value());
        }
        Response answer = asked(address, query);
        // What is required need not be there: then the list is none.
        assertTrue(
                answer.statusCode() == 200 || !address.required().isEmpty() && answer.statusCode() == 404,
                () -> address.path() + " " + query + ": " + answer.asString());
    }

    /** A parameter of the list's own that makes no sense is refused as well. */
    private static void refusesAnOrderOfItsOwn(Address address) {
        if (!address.sorts().isEmpty()) {
            Map<String, Object> query = address.required();
            query.put("sort", "nonsense");
            Response answer = asked(address, query);
            assertEquals(400, answer.statusCode(), address.path());
            assertEquals("sort", answer.path("violations[0].field"), address.path());
        }
    }

    /** Page by page the same as at once, nothing twice and nothing lost. */
    private static void isWalked(Address address, String sort) {
        Map<String, Object> query = address.required();
        query.put("sort", sort);
        query.put("limit", PAGE * PAGES);
        Response whole = asked(address, query);
        if (whole.statusCode() == 404 && !address.required().isEmpty()) {
            return;
        }
        assertEquals(200, whole.statusCode(), () -> address.path() + " " + sort + ": " + whole.asString());
        List<Object> expected = keys(whole);
        List<Object> walked = new ArrayList<>();
        query.put("limit", PAGE);
        for (int page = 0; page < PAGES; page++) {
            Response answer = asked(address, query);
            assertEquals(200, answer.statusCode(), () -> address.path() + " " + query + ": " + answer.asString());
            walked.addAll(keys(answer));
            String next = answer.path("next");
            if (next == null) {
                break;
            }
            assertNotEquals(query.put("cursor", next), next);
        }
        assertEquals(expected, walked, () -> address.path() + " by " + sort);
        Set<Object> once = new HashSet<>(walked);
        assertEquals(once.size(), walked.size(), () -> address.path() + " shows something twice by " + sort);
        inOrder(address, sort, whole);
    }

    /** What the list shows of its order is in this order; texts the database puts in order, as its language has them. */
    private static void inOrder(Address address, String sort, Response answer) {
        String name = sort.replace("-", "");
        List<Map<String, Object>> items = answer.path("items");
        List<String> shown = items.stream()
                .map(item -> item.get(name))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (name.endsWith("At") || name.endsWith("On")) {
            for (int i = 1; i < shown.size(); i++) {
                String one = shown.get(i - 1);
                String two = shown.get(i);
                int compared = instant(one).compareTo(instant(two));
                assertTrue(
                        sort.startsWith("-") ? compared >= 0 : compared <= 0,
                        () -> address.path() + " by " + sort + ": " + one + " before " + two);
            }
        }
    }

    /** Fractions of a second are written as short as they can be, so that texts do not compare as instants do. */
    private static Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<Object> keys(Response answer) {
        List<Map<String, Object>> items = answer.path("items");
        return items.stream()
                .map(item -> item.containsKey("id") ? item.get("id") : item.getOrDefault("orderId", item))
                .toList();
    }

    private static Response asked(Address address, Map<String, Object> query) {
        Response answer = null;
        for (String reader : READERS) {
            answer = given().auth()
                    .oauth2(Tokens.of(reader))
                    .queryParams(query)
                    .get(address.path()
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
            if (answer.statusCode() != 403) {
                return answer;
            }
        }
        return answer;
    }
}
