package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
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
import org.gendan.order.history.History;
import org.gendan.order.order.ReturningCustomers;

/** Hears logistics. */
@ApplicationScoped
class LogisticsEvents implements Listener<LogisticsEvent> {
    private final Inbox inbox;
    private final History history;
    private final ReturningCustomers returning;

    LogisticsEvents(Inbox inbox, History history, ReturningCustomers returning) {
        this.inbox = inbox;
        this.history = history;
        this.returning = returning;
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
        history.record(event.orderId(), event, envelope);
        switch (event) {
            case GoodsSigned signed -> returning.record(signed);
            case DeliveryReassessed reassessed -> returning.record(reassessed);
            case ShipmentArranged _,
                    StockPrepared _,
                    GoodsInspected _,
                    GoodsLoaded _,
                    GoodsDispatched _,
                    CourierNumberGiven _,
                    GoodsReturned _,
                    ShipmentCancelled _,
                    DispatchedWhileRevoked _ -> {
                // told in the history
            }
        }
    }
}
