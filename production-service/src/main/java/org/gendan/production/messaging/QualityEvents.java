package org.gendan.production.messaging;

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
import org.gendan.language.QualityEvent.Inspection;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProduction;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.QualityEvent.Release;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.production.inspection.QualityFacts;

/** Hears quality. */
@Singleton
class QualityEvents extends Ear<QualityEvent> {
    private final QualityFacts facts;

    QualityEvents(Inbox inbox, QualityFacts facts) {
        super(inbox, QualityEvent.class);
        this.facts = facts;
    }

    @Incoming("quality-events")
    @Blocking("quality-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(QualityEvent event, Envelope envelope) {
        return switch (event) {
            case InspectorAssigned assigned -> () -> facts.record(assigned);
            case PreProductionApproved approved -> () -> facts.record(approved);
            case InspectionReported reported -> () -> facts.record(reported);
            case ReworkOrdered ordered -> () -> facts.record(ordered);
            // opens nothing in production
            case PreProduction _, Inspection _, Release _ -> ignored();
        };
    }
}
