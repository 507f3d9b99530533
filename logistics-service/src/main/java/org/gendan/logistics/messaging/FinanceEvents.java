package org.gendan.logistics.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.gendan.kernel.delivery.Envelope;
import org.gendan.kernel.delivery.Inbox;
import org.gendan.kernel.delivery.Listener;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRequested;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.ChargeReversed;
import org.gendan.language.FinanceEvent.CreditHeld;
import org.gendan.language.FinanceEvent.CreditHoldLifted;
import org.gendan.language.FinanceEvent.CreditMoved;
import org.gendan.language.FinanceEvent.CreditNoteIssued;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRequested;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.InvoiceIssued;
import org.gendan.language.FinanceEvent.OrderSettled;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptRecorded;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.FinanceEvent.WaiverReversed;
import org.gendan.logistics.shipment.Clearance;

/** Hears finance. */
@ApplicationScoped
class FinanceEvents implements Listener<FinanceEvent> {
    private final Inbox inbox;
    private final Clearance clearance;

    FinanceEvents(Inbox inbox, Clearance clearance) {
        this.inbox = inbox;
        this.clearance = clearance;
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
            case BalanceConfirmed confirmed -> clearance.record(confirmed);
            case BalanceRevoked revoked -> clearance.record(revoked, envelope.time());
            case DepositRequested _,
                    ReceiptRecorded _,
                    DepositConfirmed _,
                    DepositRevoked _,
                    ReceiptConfirmed _,
                    ReceiptReversed _,
                    ChargeAdded _,
                    ChargeReversed _,
                    BalanceRequested _,
                    ShortfallWaived _,
                    WaiverReversed _,
                    RefundPaid _,
                    CreditMoved _,
                    InvoiceIssued _,
                    CreditNoteIssued _,
                    OrderSettled _,
                    CreditHeld _,
                    CreditHoldLifted _ -> {
                // only the full amount lets goods out
            }
        }
    }
}
