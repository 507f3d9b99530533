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
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.Credit;
import org.gendan.language.FinanceEvent.OfOrder;
import org.gendan.order.history.History;

/** Hears finance. */
@Singleton
class FinanceEvents extends Ear<FinanceEvent> {
    private final History history;

    FinanceEvents(Inbox inbox, History history) {
        super(inbox, FinanceEvent.class);
        this.history = history;
    }

    @Incoming("finance-events")
    @Blocking("finance-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(FinanceEvent event, Envelope envelope) {
        return switch (event) {
            case OfOrder fact -> () -> history.record(fact.orderId(), fact, envelope);
            // about no order
            case Credit _ -> ignored();
        };
    }
}
