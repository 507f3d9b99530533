package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.language.LogisticsEvent;
import org.gendan.language.LogisticsEvent.BeforeGate;
import org.gendan.language.LogisticsEvent.DeliveryReassessed;
import org.gendan.language.LogisticsEvent.GoodsSigned;
import org.gendan.language.LogisticsEvent.OutOfGate;
import org.gendan.order.history.History;
import org.gendan.order.order.ReturningCustomers;

/** Hears logistics. */
@Singleton
class LogisticsEvents extends Ear<LogisticsEvent> {
    private final History history;
    private final ReturningCustomers returning;

    LogisticsEvents(Inbox inbox, History history, ReturningCustomers returning) {
        super(inbox, LogisticsEvent.class);
        this.history = history;
        this.returning = returning;
    }

    @Incoming("logistics-events")
    @Blocking("logistics-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(LogisticsEvent event, Envelope envelope) {
        return switch (event) {
            case GoodsSigned signed ->
                () -> {
                    history.record(signed.orderId(), signed, envelope);
                    returning.record(signed);
                };
            case DeliveryReassessed reassessed ->
                () -> {
                    history.record(reassessed.orderId(), reassessed, envelope);
                    returning.record(reassessed);
                };
            case BeforeGate _, OutOfGate _ -> () -> history.record(event.orderId(), event, envelope);
        };
    }
}
