package org.gendan.order.order;

import static org.awaitility.Awaitility.await;
import static org.gendan.order.order.OrderStory.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.gendan.testing.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose orders are old finds them as fast as whose orders are new, among a million of others. */
@ServiceTest
@Tag("long-own-orders")
@EnabledIfSystemProperty(named = "gendan.long", matches = "true")
class OwnOrdersTest {
    private static final int OTHERS = 1_000_000;
    private static final int OWN = 1_000;
    private static final int PAGE = 50;

    /** Rows that others' questions read in the meantime. */
    private static final int SLACK = 1_000;

    private static final String SOME = """
            insert into customer_order (id, version, order_number, customer_id, merchandiser, salesperson, currency, status,
                                        revision, created_at, updated_at)
            select gen_random_uuid(), 0, '%1$s-' || n, '%2$s', '%3$s', '%4$s', 'CNY', 'DRAFT', 0,
                   timestamptz '%5$s' + n * interval '1 second', timestamptz '%5$s' + n * interval '1 second'
            from generate_series(1, %6$d) n""";

    @BeforeAll
    static void fill() {
        OrderStory.customer(true);
        OrderStory.customer(false);
        // The own ones lie before all others, where a list that goes backwards comes last.
        Rows.execute(
                SOME.formatted("OLD", Tokens.OTHER_CUSTOMER_ID, "merchandiser-2", "salesperson-2", "2001-01-01", OWN));
        Rows.execute(SOME.formatted("NEW", Tokens.CUSTOMER_ID, "somebody", "somebody", "2002-01-01", OTHERS));
        Rows.execute("analyze customer_order");
    }

    @AfterAll
    static void forget() {
        Rows.execute("delete from customer_order where order_number like 'OLD-%' or order_number like 'NEW-%'");
    }

    @ParameterizedTest
    @CsvSource({
        "merchandiser-2, ''",
        "merchandiser-2, &status=DRAFT",
        "merchandiser-2, &sort=updatedAt",
        "salesperson-2,  ''",
        "customer-2,     ''",
        "auditor,        ''"
    })
    void aPageReadsHardlyMoreThanItShows(String who, String filter) {
        String address = "/api/orders?limit=" + PAGE + filter.strip();
        as(who).get(address);
        long before = settled();
        long began = System.nanoTime();
        assertEquals(PAGE, as(who).get(address).jsonPath().getList("items").size());
        System.out.printf("%s%s: %.1f ms%n", who, filter, (System.nanoTime() - began) / 1e6);
        long read = settled() - before;
        assertTrue(read < OWN + SLACK, () -> who + " " + address + " reads " + read + " rows");
    }

    /** By the plan: for each relation an index that is in the order of the list, and for two at once both of them. */
    @Test
    void eachRelationHasAnIndexInTheOrderOfTheList() {
        for (String own : List.of(
                "merchandiser = 'merchandiser-2'",
                "salesperson = 'salesperson-2'",
                "customer_id = '" + Tokens.OTHER_CUSTOMER_ID + "'",
                "(merchandiser = 'merchandiser-2') or (salesperson = 'salesperson-2')")) {
            String plan = explained(
                    "select * from customer_order where (" + own + ") order by created_at desc, id desc limit 51");
            System.out.println(own + "\n" + plan);
            assertTrue(removed(plan) <= OWN + SLACK, plan);
        }
    }

    /** Rows that a plan read and did not need. */
    private static long removed(String plan) {
        return plan.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Rows Removed by"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String explained(String query) {
        Rows.execute("create or replace function explained(query text) returns text language plpgsql as $$"
                + " declare line text; whole text := ''; begin"
                + " for line in execute 'explain (analyze, buffers) ' || query loop whole := whole || line || E'\\n'; end loop;"
                + " return whole; end $$");
        return Rows.value("select explained(?)", query);
    }

    /** How many rows of the table were read up to now; what a connection read is told some time later. */
    private static long settled() {
        long[] last = {-1};
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(11))
                .until(() -> {
                    long now = Rows.count(
                            "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = 'customer_order'");
                    boolean same = now == last[0];
                    last[0] = now;
                    return same;
                });
        return last[0];
    }
}
