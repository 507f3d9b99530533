package org.gendan.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;

/**
 * The table command × role × ownership that stands, written by hand, in a service's README under {@code ## Access}. Each of
 * its cells is tried over HTTP as every role of the realm, with an id of one's own and with a foreign one, and the routes
 * are held against OpenAPI, so that a route that nobody decided about fails the build.
 */
public final class AccessTable {
    /** Answers that have no body: nothing to say, and nothing that the caller has not already. */
    private static final Set<String> BODILESS = Set.of("204", "304");

    private static final List<String> ROLES = List.of(
            "merchandiser",
            "salesperson",
            "business-manager",
            "customer-service",
            "cashier",
            "finance",
            "planner",
            "production-manager",
            "factory",
            "inspector",
            "quality-manager",
            "supervisor",
            "marketing",
            "warehouse",
            "follow-up-clerk",
            "team-leader",
            "auditor",
            "customer",
            "operator",
            "erp");

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** In any cell of a row: whoever is signed in, the roles that have no column too. */
    private static final String EVERYBODY = "everybody";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Route, Map<String, Access>> rows;

    private AccessTable(Map<Route, Map<String, Access>> rows) {
        this.rows = rows;
    }

    /** A command as OpenAPI names it. */
    public record Route(String method, String path) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** Whether this is a command, and has this address; the literal part is the last one. */
        boolean changes(String address) {
            return !"GET".equals(method)
                    && address.substring(address.lastIndexOf('/')).equals(path.substring(path.lastIndexOf('/')))
                    && address.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        boolean namesAnObject() {
            return path.replace("{service}", "").contains("{");
        }
    }

    private enum Access {
        NONE,
        OWN,
        ALL
    }

    /** What the service's own test knows: where its objects are and what a command wants to hear. */
    public interface Objects {
        /**
         * The address with ids put in: of a new object that belongs to the first users of each role (merchandiser, customer,
         * factory …), or of one that belongs to the second users alone.
         */
        String address(Route route, boolean own);

        /** As {@link #address}, for an object that can belong to one person alone and not to the first user of each role. */
        default Optional<String> addressOf(String role, Route route, boolean own) {
            return Optional.empty();
        }

        /** Adds a body that is valid, so that nothing but access can refuse it before the object is looked up. */
        RequestSpecification body(Route route, RequestSpecification request);
    }

    public static AccessTable in(Path readme) {
        try {
            List<String> lines = Files.readAllLines(readme);
            int start = lines.indexOf("## Access");
            if (start < 0) {
                throw new IllegalStateException(readme + " has no section \"## Access\"");
            }
            List<String> table = lines.stream()
                    .skip(start + 1L)
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
            return new AccessTable(read(table));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Map<Route, Map<String, Access>> read(List<String> table) {
        List<String> header = cells(table.getFirst());
        Map<Route, Map<String, Access>> rows = new TreeMap<>();
        for (String line : table.subList(2, table.size())) {
            List<String> cells = cells(line);
            String[] command = cells.getFirst().replace("`", "").split(" ", 2);
            Map<String, Access> row = new TreeMap<>();
            for (int i = 1; i < cells.size(); i++) {
                row.put(header.get(i), access(cells.get(i)));
            }
            if (cells.contains(EVERYBODY)) {
                ROLES.forEach(role -> row.put(role, Access.ALL));
            }
            rows.put(new Route(command[0], command[1].strip()), row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String[] parts = line.split("\\|", -1);
        return Arrays.stream(parts, 1, parts.length - 1).map(String::strip).toList();
    }

    private static Access access(String cell) {
        return switch (cell) {
            case "", "-", "–" -> Access.NONE;
            case "own" -> Access.OWN;
            case "all", EVERYBODY -> Access.ALL;
            default -> throw new IllegalStateException("a cell is own, all, everybody or empty, not " + cell);
        };
    }

    /** Fails for a route that the table does not know, and for one that it knows but that does not exist. */
    public void matchesOpenApi() {
        Response document = Management.ask()
                .accept(ContentType.JSON)
                .queryParam("format", "json")
                .get("/q/openapi");
        JsonPath openApi = document.jsonPath();
        Map<String, Map<String, Object>> paths = openApi.getMap("paths");
        Set<String> offered = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> offered.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                        + path.replaceFirst("^/api/ops/[a-z]+/", "/api/ops/{service}/"))));
        Set<String> decided = new TreeSet<>();
        rows.keySet().forEach(route -> decided.add(route.toString()));
        assertEquals(decided, offered, "routes of the table and of OpenAPI");
        assertEquals(new TreeSet<>(), unsaid(paths), "what OpenAPI leaves unsaid");
        Set<String> referred = new TreeSet<>();
        Matcher reference = REFERENCE.matcher(document.asString());
        while (reference.find()) {
            referred.add(reference.group(1));
        }
        referred.removeAll(openApi.getMap("components.schemas").keySet());
        assertEquals(Set.of(), referred, "schemas that OpenAPI refers to and does not have");
    }

    /** Who reads OpenAPI alone must learn what each command wants, what it answers, and of what form the answer is. */
    private static Set<String> unsaid(Map<String, Map<String, Object>> paths) {
        Set<String> unsaid = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> {
                    String route = method + " " + path;
                    Map<String, Object> operation = member(methods, method);
                    if (!operation.containsKey("summary")) {
                        unsaid.add(route + ": summary");
                    }
                    Map<String, Object> responses = member(operation, "responses");
                    if (responses.keySet().stream().noneMatch(status -> status.startsWith("2"))) {
                        unsaid.add(route + ": what it answers");
                    }
                    responses.keySet().forEach(status -> {
                        Map<String, Object> response = member(responses, status);
                        if (response.containsKey("$ref")) {
                            return;
                        }
                        if (!response.containsKey("description")) {
                            unsaid.add(route + ": what " + status + " means");
                        }
                        if (!BODILESS.contains(status)
                                && member(response, "content").isEmpty()) {
                            unsaid.add(route + ": the form of " + status);
                        }
                    });
                }));
        return unsaid;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.getOrDefault(name, Map.of());
    }

    /**
     * A request of one role on an own or a foreign object. An object that the request changes is made when it is tried, and
     * not before: the body that follows is about the object that was made last.
     */
    private record Cell(String role, Supplier<String> address, String what, Access access, boolean foreign) {
        int expected(int status) {
            return switch (access) {
                case NONE -> 403;
                case OWN -> foreign ? 404 : letIn(status);
                case ALL -> letIn(status);
            };
        }
    }

    /** Tries every cell; says of each that differs what was expected and what came. */
    public void verify(Objects ofService) {
        WithStandstill objects = new WithStandstill(ofService);
        List<Executable> differences = new ArrayList<>();
        rows.forEach((route, row) -> {
            // What is refused changes nothing, and what reads neither: one object serves for all of those.
            String own = objects.address(route, true);
            String foreign = objects.address(route, false);
            int anonymous = send(route, own, objects, null);
            differences.add(() -> assertEquals(401, anonymous, route + " without a token"));
            List<Cell> cells = new ArrayList<>();
            for (String role : ROLES) {
                Access access = row.getOrDefault(role, Access.NONE);
                boolean spends = access != Access.NONE && !"GET".equals(route.method());
                Supplier<String> ones = () -> objects.addressOf(role, route, true)
                        .orElseGet(() -> spends ? objects.address(route, true) : own);
                cells.add(new Cell(role, ones, route + " as " + role + " on an own id", access, false));
                if (route.namesAnObject()) {
                    boolean changes = spends && access == Access.ALL;
                    Supplier<String> anothers = () -> objects.addressOf(role, route, false)
                            .orElseGet(() -> changes ? objects.address(route, false) : foreign);
                    cells.add(new Cell(role, anothers, route + " as " + role + " on a foreign id", access, true));
                }
            }
            // Those that are refused by their role alone do not meet, and are most of all.
            differences.addAll(cells.stream()
                    .filter(cell -> cell.access() == Access.NONE)
                    .parallel()
                    .map(cell -> tried(route, cell, objects))
                    .toList());
            cells.stream()
                    .filter(cell -> cell.access() != Access.NONE)
                    .map(cell -> tried(route, cell, objects))
                    .forEach(differences::add);
        });
        objects.clear();
        System.out.printf("access table: %d routes, %d cells tried%n", rows.size(), differences.size());
        assertAll(differences);
    }

    /**
     * Takes each step that a view offers, so that nobody is offered what is refused then. A state is a name and what makes a
     * new object in it that belongs to the first users, and gives the address at which it is read; an object is made once for
     * reading, and again for each step that somebody is offered, with the present version, whichever, as {@code If-Match}. The
     * body has to be one that is accepted in each of the states.
     */
    public void everyStepOffered(Map<String, Supplier<String>> states, Objects objects) {
        List<Executable> refused = new ArrayList<>();
        states.forEach((state, made) -> {
            String seen = made.get();
            for (String role : ROLES) {
                for (String step : offered(seen, role)) {
                    String what = step + " as " + role + " of what is " + state;
                    refused.add(taken(made.get() + "/" + step, role, objects, what));
                }
            }
        });
        System.out.printf("access table: %d states, %d steps taken%n", states.size(), refused.size());
        assertFalse(refused.isEmpty(), "no state offers any step to anybody");
        assertAll(refused);
    }

    private static List<String> offered(String address, String role) {
        Response view = as(role).accept(ContentType.JSON).get(address);
        if (Set.of(403, 404).contains(view.statusCode())) {
            return List.of();
        }
        assertEquals(200, view.statusCode(), "reading " + address + " as " + role + ": " + view.asString());
        return Optional.ofNullable(view.jsonPath().<String>getList("nextSteps")).orElse(List.of());
    }

    private Executable taken(String address, String role, Objects objects, String what) {
        Optional<Route> route =
                rows.keySet().stream().filter(each -> each.changes(address)).findFirst();
        if (route.isEmpty()) {
            return () -> fail(what + " has no route " + address);
        }
        RequestSpecification request =
                as(role).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "*");
        Response answer = objects.body(route.get(), request).request(route.get().method(), address);
        return () -> assertTrue(answer.statusCode() < 400, () -> "%s is offered and refused: %d %s"
                .formatted(what, answer.statusCode(), answer.asString()));
    }

    private static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer " + Tokens.of(user));
    }

    private static Executable tried(Route route, Cell cell, Objects objects) {
        int status = send(route, cell.address().get(), objects, cell.role());
        return () -> assertEquals(cell.expected(status), status, cell.what());
    }

    /** Whoever is let in may still be refused by the object's state or version, or asked for one, but not by access. */
    private static int letIn(int status) {
        return Set.of(401, 403, 404, 400, 405, 415).contains(status) || status >= 500 ? 200 : status;
    }

    private static int send(Route route, String address, Objects objects, String user) {
        RequestSpecification request =
                given().header("Idempotency-Key", UUID.randomUUID().toString());
        if (user != null) {
            request.header("Authorization", "Bearer " + Tokens.of(user));
        }
        if (!"GET".equals(route.method())) {
            request = objects.body(route, request);
        }
        FilterableRequestSpecification whole = (FilterableRequestSpecification) request;
        boolean written = whole.getMultiPartParams().isEmpty()
                && whole.getQueryParams().isEmpty()
                && whole.getDefinedFilters().isEmpty();
        return written
                ? sendAtOnce(route, address, whole)
                : request.request(route.method(), address).statusCode();
    }

    /** What is written already; REST-assured would take several times as long for each of thousands of cells. */
    private static int sendAtOnce(Route route, String address, FilterableRequestSpecification whole) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + address))
                .method(
                        route.method(),
                        whole.getBody() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(whole.getBody().toString()));
        whole.getHeaders().forEach(header -> request.setHeader(header.getName(), header.getValue()));
        if (whole.getContentType() != null) {
            request.setHeader("Content-Type", whole.getContentType());
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
