package org.gendan.production.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.kernel.language.FinanceEvent;
import org.gendan.kernel.language.FinanceEvent.BalanceConfirmed;
import org.gendan.kernel.language.FinanceEvent.BalanceRequested;
import org.gendan.kernel.language.FinanceEvent.BalanceRevoked;
import org.gendan.kernel.language.FinanceEvent.ChargeAdded;
import org.gendan.kernel.language.FinanceEvent.ChargeReversed;
import org.gendan.kernel.language.FinanceEvent.CreditHeld;
import org.gendan.kernel.language.FinanceEvent.CreditHoldLifted;
import org.gendan.kernel.language.FinanceEvent.CreditMoved;
import org.gendan.kernel.language.FinanceEvent.CreditNoteIssued;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRequested;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.FinanceEvent.InvoiceIssued;
import org.gendan.kernel.language.FinanceEvent.OrderSettled;
import org.gendan.kernel.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.kernel.language.FinanceEvent.ReceiptRecorded;
import org.gendan.kernel.language.FinanceEvent.ReceiptReversed;
import org.gendan.kernel.language.FinanceEvent.RefundPaid;
import org.gendan.kernel.language.FinanceEvent.ShortfallWaived;
import org.gendan.kernel.language.FinanceEvent.WaiverReversed;
import org.gendan.production.order.Release;

/** Hears finance. */
@ApplicationScoped
class FinanceEvents implements Listener<FinanceEvent> {
    private final Inbox inbox;
    private final Release release;

    FinanceEvents(Inbox inbox, Release release) {
        this.inbox = inbox;
        this.release = release;
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
            case DepositConfirmed confirmed -> release.record(confirmed);
            case DepositRevoked revoked -> release.record(revoked);
            case DepositRequested _,
                    ReceiptRecorded _,
                    ReceiptConfirmed _,
                    ReceiptReversed _,
                    ChargeAdded _,
                    ChargeReversed _,
                    BalanceRequested _,
                    BalanceConfirmed _,
                    BalanceRevoked _,
                    ShortfallWaived _,
                    WaiverReversed _,
                    RefundPaid _,
                    CreditMoved _,
                    InvoiceIssued _,
                    CreditNoteIssued _,
                    OrderSettled _,
                    CreditHeld _,
                    CreditHoldLifted _ -> {
                // money that is not confirmed opens nothing
            }
        }
    }
}
