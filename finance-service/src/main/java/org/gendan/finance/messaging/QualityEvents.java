package org.gendan.finance.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.gendan.finance.expense.InspectedLots;
import org.gendan.kernel.delivery.Ear;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.language.QualityEvent;
import org.gendan.language.QualityEvent.Inspection;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProduction;
import org.gendan.language.QualityEvent.Release;

/** Hears quality. */
@Singleton
class QualityEvents extends Ear<QualityEvent> {
    private final InspectedLots lots;

    QualityEvents(Inbox inbox, InspectedLots lots) {
        super(inbox, QualityEvent.class);
        this.lots = lots;
    }

    @Incoming("quality-events")
    @Blocking("quality-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(QualityEvent event, Envelope envelope) {
        return switch (event) {
            case InspectorAssigned assigned -> () -> lots.record(assigned);
            // no money moves
            case PreProduction _, Inspection _, Release _ -> ignored();
        };
    }
}
