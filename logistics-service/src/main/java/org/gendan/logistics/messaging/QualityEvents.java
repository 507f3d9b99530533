package org.gendan.logistics.messaging;

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
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.QualityEvent.Inspection;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.PreProduction;
import org.gendan.logistics.shipment.Clearance;

/** Hears quality. */
@Singleton
class QualityEvents extends Ear<QualityEvent> {
    private final Clearance clearance;

    QualityEvents(Inbox inbox, Clearance clearance) {
        super(inbox, QualityEvent.class);
        this.clearance = clearance;
    }

    @Incoming("quality-events")
    @Blocking("quality-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(QualityEvent event, Envelope envelope) {
        return switch (event) {
            case GoodsReleased released -> () -> clearance.record(released);
            case GoodsReleaseRevoked revoked -> () -> clearance.record(revoked, envelope.time());
            // only the release lets goods out
            case InspectorAssigned _, PreProduction _, Inspection _ -> ignored();
        };
    }
}
