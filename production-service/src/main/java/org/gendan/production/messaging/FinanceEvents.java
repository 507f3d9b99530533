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
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.Account;
import org.gendan.language.FinanceEvent.Balance;
import org.gendan.language.FinanceEvent.Credit;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.Invoicing;
import org.gendan.production.order.Release;

/** Hears finance. */
@Singleton
class FinanceEvents extends Ear<FinanceEvent> {
    private final Release release;

    FinanceEvents(Inbox inbox, Release release) {
        super(inbox, FinanceEvent.class);
        this.release = release;
    }

    @Incoming("finance-events")
    @Blocking("finance-events")
    CompletionStage<Void> receive(Message<ConsumerRecord<String, byte[]>> message) {
        return hear(message);
    }

    @Override
    protected Runnable on(FinanceEvent event, Envelope envelope) {
        return switch (event) {
            case DepositConfirmed confirmed -> () -> release.record(confirmed);
            case DepositRevoked revoked -> () -> release.record(revoked);
            // money that is not confirmed opens nothing
            case DepositRequested _, Account _, Balance _, Invoicing _, Credit _ -> ignored();
        };
    }
}
