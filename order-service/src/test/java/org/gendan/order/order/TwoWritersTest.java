package org.gendan.order.order;

import static org.gendan.order.order.OrderStory.as;
import static org.gendan.order.order.OrderStory.readyToConfirm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Test;

/** Many writers on one order: exactly one is first, the others are told so, and the order's history has no gap. */
@ServiceTest
class TwoWritersTest {
    private static final int WRITERS = 8;

    @Test
    void whoConfirmsManyTimesAtOnceConfirmsOnceAndHearsSoEachTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            OrderStory order = readyToConfirm();
            List<Integer> answers = atOnce(_ -> order.confirm().statusCode());

            assertEquals(Collections.nCopies(WRITERS, 200), answers);
            assertEquals(1, Rows.announced("order.order-confirmed.v1", order.id()));
            assertUnbroken(order.id());
        }
    }

    @Test
    void ofManyChangesOfOneVersionExactlyOneHolds() throws Exception {
        OrderStory order = OrderStory.opened();
        String version = order.etag();
        List<Integer> answers = atOnce(writer -> as("merchandiser")
                .header("If-Match", version)
                .body(OrderStory.lines().replace("120", Integer.toString(120 + writer)))
                .put(order.path("/lines"))
                .statusCode());

        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertEquals(
                WRITERS - 1, answers.stream().filter(status -> status == 412).count(), answers.toString());
        assertUnbroken(order.id());
    }

    /** The sequence of the order's events counts without gaps, and each change left one link of an intact chain. */
    private static void assertUnbroken(String order) {
        assertEquals(
                Rows.count("select count(*) from domain_event where key = ?", order),
                Rows.count("select max(seq) from domain_event where key = ?", order));
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", order));
        assertEquals(
                Rows.count("select version + 1 from customer_order where id = ?::uuid", order),
                Rows.count("select count(*) from audit_event where key = ? and entity = 'CustomerOrder'", order));
    }

    private static List<Integer> atOnce(IntUnaryOperator call) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                answers.add(writers.submit(() -> call.applyAsInt(writer)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
