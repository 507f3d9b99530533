package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.finance.invoice.Invoicing;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.CourierNumberGiven;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsInspected;
import org.gendan.language.LogisticsEvent.GoodsLoaded;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.ShipmentArranged;
import org.gendan.language.LogisticsEvent.ShipmentCancelled;
import org.gendan.language.LogisticsEvent.StockPrepared;

/** Hears logistics. */
@ApplicationScoped
class LogisticsEvents implements Listener<LogisticsEvent> {
    private final Inbox inbox;
    private final Invoicing invoicing;

    LogisticsEvents(Inbox inbox, Invoicing invoicing) {
        this.inbox = inbox;
        this.invoicing = invoicing;
    }

    @Incoming("logistics-events")
    @Blocking("logistics-events")
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "gendan.logistics.events";
    }

    @Override
    public Class<LogisticsEvent> language() {
        return LogisticsEvent.class;
    }

    @Override
    public void apply(LogisticsEvent event, Envelope envelope) {
        switch (event) {
            case GoodsDispatched goods -> invoicing.record(goods);
            case GoodsReturned goods -> invoicing.record(goods);
            case DeliveryReassessed goods -> invoicing.record(goods);
            case ShipmentArranged _,
                    StockPrepared _,
                    GoodsInspected _,
                    GoodsLoaded _,
                    CourierNumberGiven _,
                    GoodsSigned _,
                    ShipmentCancelled _,
                    DispatchedWhileRevoked _ -> {
                // what is owed does not change
            }
        }
    }
}
