package org.gendan.production.idle;

import static org.gendan.production.Rest.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gendan.production.ServiceTest;
import org.gendan.production.order.ALot;
import org.gendan.production.order.AnOrder;
import org.gendan.production.order.Announced;
import org.gendan.production.order.ProductionOrder;
import org.gendan.testing.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is paid is made, or somebody is told. */
@ServiceTest
class ReconciliationTest {
    private final AnOrder order = AnOrder.of(100);

    @Inject
    Reconciliation reconciliation;

    @Inject
    MeterRegistry meters;

    @Test
    @Tag("rule-26")
    void aDepositWithoutAnOrderIsAnAlarmAfterAQuarterOfAnHourAndToldOnce() {
        Announced.by(order.depositConfirmed());
        Announced.heard(order);
        since("14 minutes 50 seconds");
        assertTold(0);
        since("15 minutes 1 second");
        assertTold(1);
        assertTold(1);
        as("business-manager")
                .get("/api/production-orders/idle")
                .then()
                .statusCode(200)
                .body("find { it.id == '%s' }.status".formatted(order.id()), equalTo("ANNOUNCED"))
                .body("find { it.id == '%s' }.revision".formatted(order.id()), equalTo(0));
        assertTrue(meters.get("gendan.production.idle.orders").gauge().value() >= 1);
        Announced.by(order.confirmed());
        Announced.heard(order);
        assertIdle(false);
    }

    @Test
    @Tag("rule-26")
    void aReleaseWithoutALotIsAnAlarmAfterADay() {
        Announced.released(order);
        since("23 hours 59 minutes");
        assertTold(0);
        since("24 hours 1 second");
        assertTold(1);
        ALot.assigned(order, 100);
        assertIdle(false);
    }

    @Test
    @Tag("rule-26")
    void whatIsNotPaidOrIsCancelledIsNoAlarm() {
        Announced.by(order.confirmed());
        Announced.heard(order);
        since("2 days");
        assertIdle(false);
        Announced.by(order.depositConfirmed());
        Announced.by(order.cancelled());
        Announced.heard(order);
        since("2 days");
        assertIdle(false);
    }

    private void since(String ago) {
        Rows.execute(
                "update production_order set since = now() - interval '%s' where id = '%s'".formatted(ago, order.id()));
    }

    private void assertTold(int times) {
        reconciliation.measure();
        assertEquals(
                times,
                Rows.count(
                        "select count(*) from notice where kind = 'idle-order' and about = ?",
                        order.id().toString()));
        assertIdle(times > 0);
    }

    private void assertIdle(boolean expected) {
        List<UUID> idle =
                reconciliation.idle().stream().map(ProductionOrder::id).toList();
        assertEquals(expected, idle.contains(order.id()));
    }
}
