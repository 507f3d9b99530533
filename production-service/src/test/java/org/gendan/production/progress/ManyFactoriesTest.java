package org.gendan.production.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gendan.language.Ids;
import org.gendan.production.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred factories that report one lot each, at the same time, over lines on which everything is sent again and late. */
@ServiceTest
class ManyFactoriesTest {
    private static final int FACTORIES = 200;
    private static final int PIECES = 1_000;
    private static final List<String> PROCESSES = List.of("CUTTING", "SEWING", "PRESSING", "PACKING");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(20_261_124);
    private final Map<String, String> expected = new LinkedHashMap<>();

    /** One report of a lot; the offline ones go in batches. */
    private record Report(String key, String process, int quantity, int scrapped, Instant at) {
        String json(UUID line) {
            return """
                    {"lineId": "%s", "process": "%s", "quantity": %d, "scrapped": %d%s}""".formatted(
                            line, process, quantity, scrapped, quantity < 0 ? ", \"reason\": \"counted twice\"" : "");
        }

        String offline(UUID line) {
            return json(line).replaceFirst("\\{", "{\"key\": \"%s\", \"reportedAt\": \"%s\", ".formatted(key, at));
        }
    }

    /** A lot that was started at a factory of its own. */
    private record Bench(UUID factory, UUID order, UUID line, UUID lot, String token, List<Report> reports) {}

    @Test
    @Tag("S4.3")
    @Tag("rule-23")
    void twoHundredFactoriesAtOnceLoseAndDoubleNothing() throws Exception {
        List<Bench> benches =
                IntStream.range(0, FACTORIES).mapToObj(_ -> bench()).toList();
        Rows.execute(benches.stream().map(ManyFactoriesTest::rows).collect(Collectors.joining()));
        List<Callable<Integer>> requests = new ArrayList<>();
        for (Bench bench : benches) {
            requests.addAll(requests(bench));
        }
        Collections.shuffle(requests, random);
        int retried = 0;
        try (ExecutorService phones = Executors.newFixedThreadPool(32)) {
            for (Future<Integer> each : phones.invokeAll(requests)) {
                retried += each.get();
            }
        }
        System.out.printf("%d requests of %d factories, %d retried%n", requests.size(), FACTORIES, retried);
        assertEquals(sent(benches), counted("""
                select assignment_id || ' ' || process, sum(quantity) || '/' || sum(scrapped) from progress_report
                where status = 'COUNTED' group by assignment_id, process"""));
        assertEquals(sent(benches), counted("""
                select (e.assignment || ' ' || (o ->> 'process')), (o ->> 'quantity') || '/' || (o ->> 'scrapped')
                from (select distinct on (key) data::jsonb -> 'outputs' as outputs, data::jsonb ->> 'assignmentId' as assignment
                      from domain_event where type = 'production.production-progressed.v1' order by key, seq desc) e,
                     jsonb_array_elements(e.outputs) o"""));
    }

    /** What reached the database or the topic of these lots, whatever other tests left there. */
    private Map<String, String> counted(String sql) {
        Map<String, String> found = new LinkedHashMap<>();
        String all = Rows.value("select string_agg(t.k || '=' || t.v, ';') from (" + sql + ") t(k, v)");
        for (String each : all.split(";")) {
            String[] parts = each.split("=");
            found.put(parts[0], parts[1]);
        }
        found.keySet().retainAll(expected.keySet());
        return found;
    }

    private Map<String, String> sent(List<Bench> benches) {
        for (Bench bench : benches) {
            for (String process : PROCESSES) {
                int quantity = bench.reports().stream()
                        .filter(report -> report.process().equals(process))
                        .mapToInt(Report::quantity)
                        .sum();
                int scrapped = bench.reports().stream()
                        .filter(report -> report.process().equals(process))
                        .mapToInt(Report::scrapped)
                        .sum();
                expected.put(bench.lot() + " " + process, quantity + "/" + scrapped);
            }
        }
        return expected;
    }

    /** One report on line and two batches of what was written down off line, in any order and mostly sent again. */
    private List<Callable<Integer>> requests(Bench bench) {
        Report first = bench.reports().getFirst();
        List<Report> rest =
                new ArrayList<>(bench.reports().subList(1, bench.reports().size()));
        Collections.shuffle(rest, random);
        int half = rest.size() / 2;
        Callable<Integer> onLine = () -> insist(bench, "progress", first.key(), first.json(bench.line()), 201);
        Callable<Integer> oneBatch =
                () -> insist(bench, "progress-batches", null, batch(bench, rest.subList(0, half)), 200);
        Callable<Integer> other =
                () -> insist(bench, "progress-batches", null, batch(bench, rest.subList(half, rest.size())), 200);
        return List.of(other, oneBatch, onLine, onLine, oneBatch);
    }

    private static String batch(Bench bench, List<Report> reports) {
        return reports.stream()
                .map(report -> report.offline(bench.line()))
                .collect(Collectors.joining(", ", "{\"reports\": [", "]}"));
    }

    /** Sends again for as long as the answer is that somebody else was faster or the service is busy. */
    private int insist(Bench bench, String step, String key, String body, int expectedStatus) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d/api/assignments/%s/%s".formatted(RestAssured.port, bench.lot(), step)))
                .header("Authorization", "Bearer " + bench.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        for (int retried = 0; ; retried++) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 409 && answer.statusCode() != 503) {
                assertEquals(expectedStatus, answer.statusCode(), answer.body());
                return retried;
            }
            assertTrue(retried < 1_000, answer.body());
        }
    }

    /** Each process of the lot in a few parts, with scrap, and one counter-entry; each process within the one before. */
    private Bench bench() {
        List<Report> reports = new ArrayList<>();
        Instant at = Instant.parse("2026-11-23T01:00:00Z");
        int available = PIECES;
        for (String process : PROCESSES) {
            int scrapped = random.nextInt(3);
            int quantity = available - random.nextInt(20);
            int first = quantity / 3;
            for (int part : new int[] {first, quantity - first}) {
                at = at.plusSeconds(600);
                reports.add(new Report(UUID.randomUUID().toString(), process, part, 0, at));
            }
            at = at.plusSeconds(600);
            reports.add(new Report(UUID.randomUUID().toString(), process, -5, scrapped, at));
            available = quantity - 5 - scrapped;
        }
        UUID factory = UUID.randomUUID();
        return new Bench(factory, Ids.next(), Ids.next(), Ids.next(), Tokens.ofFactory(factory.toString()), reports);
    }

    /** A released order of which its one lot was started, as it stands in the database. */
    private static String rows(Bench bench) {
        return """
                insert into factory (id, version, code, name, active) values ('%1$s', 0, '%1$s', '工厂', true);
                insert into production_order (id, version, status, since, order_number, revision, merchandiser, due_on)
                values ('%2$s', 0, 'RELEASED', now(), 'GD-%2$s', 1, 'merchandiser-2', '2027-12-31');
                insert into ordered_line (id, production_order_id, number, series, model, specification, colour, size, quantity)
                values ('%3$s', '%2$s', 1, '城市夹克', 'JK-2601', '全棉', '藏青', 'L', %5$d);
                insert into work_assignment (id, version, production_order_id, revision, factory_id, lot, assigned_on, assigned_at,
                                             assigned_by, status, since, started_on)
                values ('%4$s', 0, '%2$s', 1, '%1$s', 'A', '2026-11-20', now(), 'planner', 'STARTED', now(), '2026-11-23');
                insert into work_share (assignment_id, line_id, quantity) values ('%4$s', '%3$s', %5$d);
                """.formatted(bench.factory(), bench.order(), bench.line(), bench.lot(), PIECES);
    }
}
