package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.finance.invoice.Invoicing;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.BeforeGate;
import org.gendan.language.LogisticsEvent.CourierNumberGiven;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.DispatchedWhileRevoked;
import org.gendan.language.LogisticsEvent.GoodsDispatched;
import org.gendan.language.LogisticsEvent.GoodsReturned;
import org.gendan.language.LogisticsEvent.GoodsSigned;

/** Hears logistics. */
@Singleton
class LogisticsEvents extends Ear<LogisticsEvent> {
    private final Invoicing invoicing;

    LogisticsEvents(Inbox inbox, Invoicing invoicing) {
        super(inbox, LogisticsEvent.class);
        this.invoicing = invoicing;
    }

    @Incoming("logistics-events")
    @Blocking("logistics-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(LogisticsEvent event, Envelope envelope) {
        return switch (event) {
            case GoodsDispatched goods -> () -> invoicing.record(goods);
            case GoodsReturned goods -> () -> invoicing.record(goods);
            case DeliveryReassessed goods -> () -> invoicing.record(goods);
            // what is owed does not change
            case BeforeGate _, CourierNumberGiven _, GoodsSigned _, DispatchedWhileRevoked _ -> ignored();
        };
    }
}
