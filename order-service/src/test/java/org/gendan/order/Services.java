package org.gendan.order;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.Ids;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.ShippedLine;
import org.gendan.language.Money;
import org.gendan.language.ProductionEvent.Output;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.order.order.OrderStory;
import org.gendan.testing.Announcer;
import org.gendan.testing.Rows;

/** The other four services, as far as their topics show. Each event is delivered twice. */
public final class Services implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final Money TOTAL = Money.parse("26048.00", "CNY");

    public final Announcer finance = Announcer.as("finance");
    public final Announcer production = Announcer.as("production");
    public final Announcer quality = Announcer.as("quality");
    public final Announcer logistics = Announcer.as("logistics");

    /** Announces the event and waits until it stands in the order's history. */
    public void heard(Announcer service, OrderStory order, DomainEvent event) {
        long before = facts(order);
        service.announceTwice(event);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> facts(order) > before);
    }

    private static long facts(OrderStory order) {
        return Rows.count(
                "select count(*) from order_fact where order_id = ? and topic <> 'gendan.order.events'", order.uuid());
    }

    public void started(OrderStory order, UUID lot) {
        heard(production, order, new ProductionStarted(order.uuid(), lot, 1, Ids.next(), TODAY, "factory"));
    }

    public void progressed(OrderStory order, UUID lot, UUID line, int cut, int packed) {
        List<Output> outputs = List.of(new Output(line, "CUTTING", cut, 0), new Output(line, "PACKING", packed, 0));
        heard(
                production,
                order,
                new ProductionProgressed(order.uuid(), lot, 1, 120, cut, packed, outputs, TODAY, "factory"));
    }

    public void loaded(OrderStory order, UUID shipment, UUID line, int pieces) {
        List<ShippedLine> lines = List.of(new ShippedLine(line, "藏青", "M", pieces));
        heard(logistics, order, new GoodsLoaded(order.uuid(), shipment, lines, "沪A", TODAY, "warehouse"));
    }

    public void dispatched(OrderStory order, UUID shipment, boolean complete) {
        dispatched(order, shipment, 1, complete);
    }

    public void dispatched(OrderStory order, UUID shipment, int revision, boolean complete) {
        heard(
                logistics,
                order,
                new GoodsDispatched(order.uuid(), shipment, "S-1", revision, List.of(), complete, TODAY, "warehouse"));
    }

    public void signed(OrderStory order, UUID shipment) {
        signed(order, shipment, true);
    }

    public void signed(OrderStory order, UUID shipment, boolean complete) {
        heard(logistics, order, new GoodsSigned(order.uuid(), shipment, "林晓岚", complete, TODAY, "customer"));
    }

    public void reassessed(OrderStory order, UUID shipment, int revision, boolean complete, boolean signed) {
        heard(
                logistics,
                order,
                new DeliveryReassessed(order.uuid(), shipment, revision, complete, signed, TODAY, "logistics-service"));
    }

    public void settled(OrderStory order) {
        settled(order, 1);
    }

    public void settled(OrderStory order, int revision) {
        heard(finance, order, new OrderSettled(order.uuid(), revision, TOTAL, TOTAL, TODAY, "finance-service"));
    }

    @Override
    public void close() {
        finance.close();
        production.close();
        quality.close();
        logistics.close();
    }
}
