package org.gendan.order.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.CreditHeld;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.order.history.History;

/** Hears finance. */
@ApplicationScoped
class FinanceEvents implements Listener<FinanceEvent> {
    private final Inbox inbox;
    private final History history;

    FinanceEvents(Inbox inbox, History history) {
        this.inbox = inbox;
        this.history = history;
    }

    @Incoming("finance-events")
    @Blocking("finance-events")
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "gendan.finance.events";
    }

    @Override
    public Class<FinanceEvent> language() {
        return FinanceEvent.class;
    }

    @Override
    public void apply(FinanceEvent event, Envelope envelope) {
        switch (event) {
            case FinanceEvent.OfOrder fact -> history.record(fact.orderId(), fact, envelope);
            case CreditHeld _, CreditHoldLifted _ -> {
                // about no order
            }
        }
    }
}
