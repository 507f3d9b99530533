package org.gendan.production.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.QualityEvent;
import org.gendan.language.QualityEvent.FinalInspectionDecided;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.InspectorAssigned;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.language.QualityEvent.PreProductionApproved;
import org.gendan.language.QualityEvent.RemainderFollowed;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.QualityEvent.ReworkOrdered;
import org.gendan.language.QualityEvent.SampleChased;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.QualityEvent.ShippingSamplePassedOn;
import org.gendan.production.inspection.QualityFacts;

/** Hears quality. */
@ApplicationScoped
class QualityEvents implements Listener<QualityEvent> {
    private final Inbox inbox;
    private final QualityFacts facts;

    QualityEvents(Inbox inbox, QualityFacts facts) {
        this.inbox = inbox;
        this.facts = facts;
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
        switch (event) {
            case InspectorAssigned assigned -> facts.record(assigned);
            case PreProductionApproved approved -> facts.record(approved);
            case InspectionReported reported -> facts.record(reported);
            case ReworkOrdered ordered -> facts.record(ordered);
            case SampleChased _,
                    SampleReported _,
                    MeetingHeld _,
                    ReportSigned _,
                    FinalInspectionDecided _,
                    RemainderFollowed _,
                    ShippingSamplePassedOn _,
                    GoodsReleased _,
                    GoodsReleaseRevoked _ -> {
                // opens nothing in production
            }
        }
    }
}
