package org.gendan.finance.charge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.BalanceNotice;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Movement;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.ChargeReversed;
import org.gendan.language.FinanceEvent.WaiverReversed;

/** Takes back what finance added to an order, or let go of it, by mistake: by an entry of today that turns it round. */
@ApplicationScoped
public class CounterDesk {
    private final Receivables receivables;
    private final Charges charges;
    private final Waivers waivers;
    private final CounterEntries counterEntries;
    private final Bookkeeping books;
    private final BalanceNotice notice;
    private final BusinessClock clock;
    private final Caller caller;

    CounterDesk(
            Receivables receivables,
            Charges charges,
            Waivers waivers,
            CounterEntries counterEntries,
            Bookkeeping books,
            BalanceNotice notice,
            BusinessClock clock,
            Caller caller) {
        this.receivables = receivables;
        this.charges = charges;
        this.waivers = waivers;
        this.counterEntries = counterEntries;
        this.books = books;
        this.notice = notice;
        this.clock = clock;
        this.caller = caller;
    }

    /** A charge that stands on an invoice already is reduced by a credit note instead. */
    @Transactional
    public void reverseCharge(UUID orderId, UUID chargeId, String reason) {
        caller.because(reason);
        Receivable receivable = receivables.locked(orderId);
        Charge charge = charges.of(orderId, chargeId).orElseThrow(() -> Refused.unknown("charge", chargeId));
        if (charge.kind() != ChargeKind.SETTLEMENT) {
            receivable.refuseIfCancelled();
        }
        charge.refuseIfInvoiced();
        Occasion occasion = new Occasion(reason, clock.today(), caller.name());
        takeBack(
                receivable,
                chargeId,
                EntryKind.CHARGE,
                before -> before.charge(charge.amount()),
                occasion,
                after -> new ChargeReversed(
                        orderId,
                        chargeId,
                        charge.kind().name(),
                        charge.amount(),
                        after.total(),
                        reason,
                        occasion.on(),
                        occasion.by()));
    }

    @Transactional
    public void reverseWaiver(UUID orderId, UUID waiverId, String reason) {
        caller.because(reason);
        Receivable receivable = receivables.locked(orderId);
        receivable.refuseIfCancelled();
        Waiver waiver = waivers.of(orderId, waiverId).orElseThrow(() -> Refused.unknown("waiver", waiverId));
        Occasion occasion = new Occasion(reason, clock.today(), caller.name());
        takeBack(
                receivable,
                waiverId,
                EntryKind.WAIVER,
                before -> before.waive(waiver.kind(), waiver.amount()),
                occasion,
                _ -> new WaiverReversed(
                        orderId,
                        receivable.revision(),
                        waiver.kind().name(),
                        waiver.amount(),
                        reason,
                        occasion.on(),
                        occasion.by()));
    }

    /** Newest first. */
    @Transactional
    public List<Adjustment> charges(UUID orderId, UUID after, int limit) {
        requireVisible(orderId);
        List<Charge> page = charges.page(orderId, after, limit);
        Map<UUID, CounterEntry> reversed =
                counterEntries.to(page.stream().map(Charge::id).toList());
        return page.stream()
                .map(charge -> charge.shown(reversed.get(charge.id())))
                .toList();
    }

    /** Newest first. */
    @Transactional
    public List<Adjustment> waivers(UUID orderId, UUID after, int limit) {
        requireVisible(orderId);
        List<Waiver> page = waivers.page(orderId, after, limit);
        Map<UUID, CounterEntry> reversed =
                counterEntries.to(page.stream().map(Waiver::id).toList());
        return page.stream()
                .map(waiver -> waiver.shown(reversed.get(waiver.id())))
                .toList();
    }

    private void requireVisible(UUID orderId) {
        receivables.visible(orderId).orElseThrow(() -> Refused.unknown("order", orderId));
    }

    private void takeBack(
            Receivable receivable,
            UUID mistakeId,
            EntryKind kind,
            Function<Position, List<Posting>> mistake,
            Occasion occasion,
            Function<Position, FinanceEvent> fact) {
        counterEntries.to(List.of(mistakeId)).values().forEach(CounterDesk::refuseAgain);
        CounterEntry counter = new CounterEntry(mistakeId, receivable.orderId(), occasion);
        counterEntries.persistAndFlush(counter);
        Movement movement = books.on(receivable, occasion);
        List<Posting> reversed =
                mistake.apply(movement.before()).stream().map(Posting::reversed).toList();
        notice.askIfDue(receivable, movement.post(kind, counter.id(), reversed).tell(fact));
    }

    private static void refuseAgain(CounterEntry known) {
        throw Refused.conflict(
                "already-reversed",
                Map.of(
                        "reversedBy", known.enteredBy(),
                        "occurredOn", known.occurredOn().toString(),
                        "reason", known.reason()));
    }
}
