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
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.Account;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.Credit;
import org.gendan.language.FinanceEvent.Deposit;
import org.gendan.language.FinanceEvent.Invoicing;
import org.gendan.logistics.shipment.Clearance;

/** Hears finance. */
@Singleton
class FinanceEvents extends Ear<FinanceEvent> {
    private final Clearance clearance;

    FinanceEvents(Inbox inbox, Clearance clearance) {
        super(inbox, FinanceEvent.class);
        this.clearance = clearance;
    }

    @Incoming("finance-events")
    @Blocking("finance-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(FinanceEvent event, Envelope envelope) {
        return switch (event) {
            case BalanceConfirmed confirmed -> () -> clearance.record(confirmed);
            case BalanceRevoked revoked -> () -> clearance.record(revoked, envelope.time());
            // only the full amount lets goods out
            case BalanceRequested _, Deposit _, Account _, Invoicing _, Credit _ -> ignored();
        };
    }
}
