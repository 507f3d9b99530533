package org.gendan.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gendan.local.stack.Part;
import org.gendan.local.stack.Service;
import org.gendan.local.stack.Stack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Services are told to end (SIGTERM), as in each rolling update, while orders flow: they end by themselves, and nothing stands still. */
class StopIT {

    private static final int ROUNDS = 3;
    private static final int PEOPLE = 4;
    /** What a cluster gives a process before it kills it. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    private final Stack stack = SharedStack.get();
    private final Api api = Api.of(stack).patient(Duration.ofMinutes(2));

    @Test
    @Tag("S0")
    @Tag("rule-25")
    void whatAServiceWasApplyingIsAppliedByTheNext() throws Exception {
        new MasterData(api, Teller.SILENT).provide();
        var atWork = new ArrayList<Long>();
        List<Journey> orders;
        try (var flow = new Flow(api, Papers.of(stack.layout()), Stamp.today(api), PEOPLE, Duration.ofMillis(1))) {
            for (var round = 1; round <= ROUNDS; round++) {
                var enough = flow.confirmed() + PEOPLE;
                Waiting.until("orders to flow", () -> flow.confirmed() >= enough);
                atWork.add(InFlight.unacknowledged(stack));
                stop();
                assertEquals(0, standingStill(), "streams stand still after round " + round);
                SharedStack.startAgain("services");
            }
            orders = flow.end();
        }
        for (var order : orders) {
            order.planning().awaitRelease();
        }
        Waiting.until("everything to be heard", () -> InFlight.unacknowledged(stack) == 0);

        System.out.printf("%d orders, %s events under way at the stops%n", orders.size(), atWork);
        assertEquals(0, count("parked_event"), "parked events");
        assertEquals(0, count("dead_letter"), "dead letters");
        assertTrue(atWork.stream().anyMatch(events -> events > 0), "nothing was under way at any stop");
    }

    private void stop() throws Exception {
        var services = Arrays.stream(Service.values())
                .map(service -> stack.part(service.module()))
                .toList();
        var began = System.nanoTime();
        services.forEach(part -> part.process().askToStop());
        while (services.stream().anyMatch(Part::running) && System.nanoTime() - began < ENDS_WITHIN.toNanos()) {
            Thread.sleep(50);
        }
        for (var part : services) {
            assertFalse(
                    part.running(),
                    () -> part.name() + " did not end by itself:\n"
                            + part.process().logTail(30));
        }
        System.out.printf("all services ended after %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    private long standingStill() throws SQLException {
        return count("inbox_stream WHERE parked_reason IS NOT NULL");
    }

    private long count(String what) throws SQLException {
        var rows = 0L;
        for (var service : Service.values()) {
            try (var connection = stack.postgres().connect(service.database());
                    var statement = connection.createStatement();
                    var count = statement.executeQuery("SELECT count(*) FROM " + what)) {
                count.next();
                rows += count.getLong(1);
            }
        }
        return rows;
    }
}
