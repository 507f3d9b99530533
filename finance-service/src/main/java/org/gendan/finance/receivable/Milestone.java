package org.gendan.finance.receivable;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/**
 * What was announced of an order's deposit or of its balance: that it is asked for, that it is covered or no longer, that a
 * payment bounced. Written once, so that what a past day looked like stays as it was.
 */
@Entity
public class Milestone {

    /** A payment that bounced says nothing of a gate itself: it may be why one was revoked just before. */
    public enum What {
        ASKED,
        CONFIRMED,
        REVOKED,
        BOUNCED
    }

    /** Two of one day, written by two replicas, still stand in the order in which they were announced. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long seq;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private ReceivableKind kind;

    @Enumerated(EnumType.STRING)
    private What what;

    private int revision;
    private LocalDate dueOn;
    private LocalDate occurredOn;

    protected Milestone() {}

    private Milestone(
            UUID orderId, ReceivableKind kind, What what, int revision, LocalDate dueOn, LocalDate occurredOn) {
        this.orderId = orderId;
        this.kind = kind;
        this.what = what;
        this.revision = revision;
        this.dueOn = dueOn;
        this.occurredOn = occurredOn;
    }

    /** Those that an announcement about an order of this revision is; a payment that bounced is one of both kinds. */
    static List<Milestone> of(FinanceEvent event, int revision) {
        return switch (event) {
            case DepositRequested it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.DEPOSIT, What.ASKED, it.revision(), it.dueOn(), it.occurredOn()));
            case BalanceRequested it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.BALANCE, What.ASKED, it.revision(), it.dueOn(), it.occurredOn()));
            case DepositConfirmed it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.DEPOSIT, What.CONFIRMED, it.revision(), null, it.occurredOn()));
            case DepositRevoked it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.DEPOSIT, What.REVOKED, it.revision(), null, it.occurredOn()));
            case BalanceConfirmed it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.BALANCE, What.CONFIRMED, it.revision(), null, it.occurredOn()));
            case BalanceRevoked it ->
                List.of(new Milestone(
                        it.orderId(), ReceivableKind.BALANCE, What.REVOKED, it.revision(), null, it.occurredOn()));
            case ReceiptReversed it ->
                Stream.of(ReceivableKind.values())
                        .map(kind -> new Milestone(it.orderId(), kind, What.BOUNCED, revision, null, it.occurredOn()))
                        .toList();
            case ReceiptRecorded _,
                    ReceiptConfirmed _,
                    ChargeAdded _,
                    ChargeReversed _,
                    ShortfallWaived _,
                    WaiverReversed _,
                    RefundPaid _,
                    CreditMoved _,
                    InvoiceIssued _,
                    CreditNoteIssued _,
                    OrderSettled _,
                    CreditHeld _,
                    CreditHoldLifted _ -> List.of();
        };
    }
}
