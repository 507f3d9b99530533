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
import org.gendan.language.QualityEvent;
import org.gendan.order.history.History;

/** Hears quality. */
@Singleton
class QualityEvents extends Ear<QualityEvent> {
    private final History history;

    QualityEvents(Inbox inbox, History history) {
        super(inbox, QualityEvent.class);
        this.history = history;
    }

    @Incoming("quality-events")
    @Blocking("quality-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(QualityEvent event, Envelope envelope) {
        return () -> history.record(event.orderId(), event, envelope);
    }
}
