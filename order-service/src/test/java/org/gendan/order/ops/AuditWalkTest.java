package org.gendan.order.ops;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.gendan.kernel.audit.AuditWalk;
import org.gendan.order.ServiceTest;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever owns the database does to the audit trail is found in the night, and told. */
@ServiceTest
class AuditWalkTest {
    /** Nights that no other test lives through. */
    private static LocalDate night = LocalDate.of(2990, 1, 1);

    @Inject
    AuditWalk walk;

    private final String key = "walk-" + UUID.randomUUID();
    private LocalDate first;

    @BeforeEach
    void aTrail() {
        for (int link = 1; link <= 3; link++) {
            append();
        }
        first = night;
        walk();
        assertNull(told());
    }

    @Test
    void nothingIsToldOfATrailThatIsAsItWasWritten() {
        append();
        walk();
        assertNull(told());
        assertNotEquals(
                Rows.value("select digest from audit_head where day = ?", night.minusDays(2)),
                Rows.value("select digest from audit_head where day = ?", night.minusDays(1)));
    }

    @Test
    void aLinkThatWasChangedIsFoundWhenItsChainGrows() {
        Rows.execute("update audit_event set who = 'somebody else' where key = '%s' and n = 2".formatted(key));
        append();
        walk();
        assertThat(told(), containsString(key + " link 2"));
        Rows.execute("update audit_event set who = 'merchandiser' where key = '%s' and n = 2".formatted(key));
    }

    @Test
    void aChainThatIsGoneIsFoundAlthoughNothingOfItIsLeft() {
        Rows.execute("create table gone as select * from audit_event where key = '%s'".formatted(key));
        Rows.execute("delete from audit_event where key = '%s'".formatted(key));
        Rows.execute("delete from audit_chain where key = '%s'".formatted(key));
        walk();
        assertThat(told(), containsString("what was written until the night of " + night.minusDays(2)));
        restore();
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundAlthoughItsHashesFit() {
        Rows.execute("create table gone as select * from audit_event where key = '%s'".formatted(key));
        Rows.execute("delete from audit_event where key = '%s'".formatted(key));
        Rows.execute("delete from audit_chain where key = '%s'".formatted(key));
        for (int link = 1; link <= 3; link++) {
            append();
        }
        assertEquals(0, Rows.count("select count(*) from audit_broken(?)", key));
        walk();
        assertThat(told(), containsString("what was written until the night of " + night.minusDays(2)));
        Rows.execute("delete from audit_event where key = '%s'".formatted(key));
        restore();
    }

    private void walk() {
        LocalDate tonight = night;
        night = night.plusDays(1);
        QuarkusTransaction.requiringNew().run(() -> walk.run(tonight));
        assertFalse(Rows.value("select digest from audit_head where day = ?", tonight)
                .isEmpty());
    }

    /** As of two minutes ago: what was written since is for the next night. */
    private void append() {
        Rows.execute("""
                select audit_append('%s', clock_timestamp() - interval '2 minutes', 'CustomerOrder', 'x', 'changed',
                                    'merchandiser', 'merchandiser', 'POST /api/orders', null, null, null, '{}', '{}')""".formatted(key));
    }

    private void restore() {
        Rows.execute("insert into audit_event select * from gone");
        Rows.execute("insert into audit_chain select key, n, hash from gone order by n desc limit 1"
                + " on conflict (key) do update set n = excluded.n, hash = excluded.hash");
        Rows.execute("drop table gone");
        Rows.execute("delete from audit_head where day > '%s'".formatted(first));
    }

    /** The mail of the last night; null where there was none. */
    private static String told() {
        return Rows.value("select text from notice where once = ?", "audit-broken/" + night.minusDays(1));
    }
}
