package org.gendan.kernel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail's hash chain, on the functions of the kernel's migration: nobody can change it unseen (I8). */
class AuditChainTest {
    private static Trial trial;
    private static Replica application;

    @BeforeAll
    static void open() {
        trial = Trial.withoutTopics("audit", 1);
        application = trial.replica(trial.producing());
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    @BeforeEach
    void begin() {
        Trial.update(trial.producer, "truncate audit_event, audit_chain");
        for (int change = 1; change <= 5; change++) {
            append("order-1", "change " + change);
        }
        append("order-2", "of another order");
    }

    @Test
    void anUntouchedChainIsIntact() {
        assertEquals(List.of(), broken("order-1"));
        assertEquals(List.of(), broken("order-2"));
        assertEquals(List.of(), broken("order-without-a-trail"));
        assertEquals(5, Trial.count(trial.producer, "select max(n) from audit_event where key = 'order-1'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who = 'somebody else'",
                "reason = 'another reason'",
                "after = '{\"amount\":1}'",
                "before = null",
                "recorded_at = recorded_at + interval '1 second'",
                "source_event = gen_random_uuid()",
                "roles = ''"
            })
    void aChangedLinkIsFound(String tampering) {
        Trial.update(trial.producer, "update audit_event set %s where key = 'order-1' and n = 3".formatted(tampering));
        assertEquals(List.of(3L), broken("order-1"));
        assertEquals(List.of(), broken("order-2"));
    }

    @Test
    void aLinkThatWasWrittenAnewWithAFittingHashBreaksItsSuccessor() {
        Trial.update(trial.producer, """
                update audit_event e set after = 'forged', hash = audit_hash(
                    (select hash from audit_event where key = e.key and n = 2), e.key, e.n, e.recorded_at, e.entity,
                    e.entity_id, e.change, e.who, e.roles, e.command, e.reason, e.request_id, e.source_event, e.before,
                    'forged')
                where key = 'order-1' and n = 3""");
        assertEquals(List.of(4L), broken("order-1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 4", "5, 5"})
    void aRemovedLinkIsFoundAlsoAtTheEnd(int removed, long found) {
        Trial.update(trial.producer, "delete from audit_event where key = 'order-1' and n = %d".formatted(removed));
        assertEquals(found, broken("order-1").getFirst());
    }

    @Test
    void aWholeTrailThatIsGoneIsFound() {
        Trial.update(trial.producer, "delete from audit_event where key = 'order-2'");
        assertEquals(List.of(1L), broken("order-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set who = 'x'",
                "delete from audit_event",
                "insert into audit_event select * from audit_event",
                "update audit_chain set n = 0",
                "delete from audit_chain",
                "insert into audit_chain values ('x', 0, '')",
                "truncate audit_event"
            })
    void theApplicationMayOnlyAppend(String change) {
        EventLogTest.assertDenied(trial, change);
    }

    private void append(String key, String what) {
        application.transactions.inNew(connection -> {
            try (PreparedStatement append = connection.prepareStatement("""
                    select audit_append(?, clock_timestamp(), 'CustomerOrder', ?, ?, 'merchandiser', 'merchandiser',
                                        'POST /api/orders', 'a reason', null, null, '{"a":1}', '{"a":2}')""")) {
                append.setString(1, key);
                append.setString(2, key);
                append.setString(3, what);
                return append.execute();
            }
        });
    }

    /** As the application sees it. */
    private List<Long> broken(String key) {
        return application.transactions.inNew(connection -> {
            try (PreparedStatement check = connection.prepareStatement("select n from audit_broken(?)")) {
                check.setString(1, key);
                try (var rows = check.executeQuery()) {
                    List<Long> links = new java.util.ArrayList<>();
                    while (rows.next()) {
                        links.add(rows.getLong(1));
                    }
                    return links;
                }
            }
        });
    }
}
