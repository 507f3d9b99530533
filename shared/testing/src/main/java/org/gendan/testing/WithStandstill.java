package org.gendan.testing;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Optional;
import java.util.UUID;
import org.gendan.testing.AccessTable.Objects;
import org.gendan.testing.AccessTable.Route;

/** A service's objects, and those of which every service has some that are alike: parked events and dead letters. */
final class WithStandstill implements Objects {
    private static final String EVENTS = "/api/ops/{service}/parked-events";
    private static final String LETTERS = "/api/ops/{service}/dead-letters";
    private static final Route CLOCK = new Route("GET", "/api/ops/{service}/clock");

    private final Objects others;

    WithStandstill(Objects others) {
        this.others = others;
    }

    @Override
    public String address(Route route, boolean own) {
        if (!route.path().startsWith(EVENTS) && !route.path().startsWith(LETTERS)) {
            return others.address(route, own);
        }
        String service = others.address(CLOCK, true).split("/")[3];
        String address = route.path().replace("{service}", service);
        return address.contains("{eventId}")
                ? address.replace("{eventId}", parked().toString())
                : address.contains("{id}") ? address.replace("{id}", dead().toString()) : address;
    }

    @Override
    public Optional<String> addressOf(String role, Route route, boolean own) {
        return others.addressOf(role, route, own);
    }

    @Override
    public RequestSpecification body(Route route, RequestSpecification request) {
        if (route.path().startsWith(EVENTS)) {
            return request.contentType(ContentType.JSON).body("{\"key\": \"none\", \"because\": \"looked at it\"}");
        }
        if (route.path().startsWith(LETTERS)) {
            return request.contentType(ContentType.JSON).body("{\"because\": \"looked at it\"}");
        }
        return others.body(route, request);
    }

    /** Who counts what stands still must not find what was made up here. */
    void clear() {
        Rows.execute("delete from parked_event where consumer = 'nobody'");
        Rows.execute("delete from dead_letter where consumer = 'nobody'");
    }

    private static UUID parked() {
        UUID id = UUID.randomUUID();
        Rows.execute("""
                insert into parked_event (consumer, topic, key, seq, event_id, reason)
                values ('nobody', 'gendan.nobody.events', '%s', 1, '%s', 'unreadable: a test')""".formatted(id, id));
        return id;
    }

    private static UUID dead() {
        UUID id = UUID.randomUUID();
        Rows.execute("""
                insert into dead_letter (id, consumer, topic, record_partition, record_offset, record_time, headers,
                                         data_size, complete, reason)
                values ('%s', 'nobody', 'gendan.nobody.events', 0, 0, %d, '[]', 0, true, 'no key')""".formatted(id, System.nanoTime()));
        return id;
    }
}
