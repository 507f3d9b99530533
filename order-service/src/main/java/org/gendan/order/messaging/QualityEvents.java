package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.QualityEvent;
import org.gendan.order.history.History;

/** Hears quality. */
@ApplicationScoped
class QualityEvents implements Listener<QualityEvent> {
    private final Inbox inbox;
    private final History history;

    QualityEvents(Inbox inbox, History history) {
        this.inbox = inbox;
        this.history = history;
    }

    @Incoming("quality-events")
    @Blocking("quality-events")
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "gendan.quality.events";
    }

    @Override
    public Class<QualityEvent> language() {
        return QualityEvent.class;
    }

    @Override
    public void apply(QualityEvent event, Envelope envelope) {
        history.record(event.orderId(), event, envelope);
    }
}
