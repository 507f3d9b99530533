package org.gendan.finance.charge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.finance.journal.EntryKind;
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
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** What finance adds to what an order costs, and what it lets go of a shortfall. */
@ApplicationScoped
public class ChargeDesk {
    private final Receivables receivables;
    private final Charges charges;
    private final Waivers waivers;
    private final Bookkeeping books;
    private final BalanceNotice notice;
    private final CreditGuard guard;
    private final BusinessClock clock;
    private final Caller caller;
    private final Map<String, Money> limits;

    ChargeDesk(
            Receivables receivables,
            Charges charges,
            Waivers waivers,
            Bookkeeping books,
            BalanceNotice notice,
            CreditGuard guard,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "gendan.finance.waiver-limits") List<String> limits) {
        this.receivables = receivables;
        this.charges = charges;
        this.waivers = waivers;
        this.books = books;
        this.notice = notice;
        this.guard = guard;
        this.clock = clock;
        this.caller = caller;
        this.limits = new HashMap<>();
        limits.forEach(limit -> {
            String[] parts = limit.strip().split(" ");
            this.limits.put(parts[0], Money.parse(parts[1], parts[0]));
        });
    }

    /** Freight or another charge becomes part of the full payment (rule 10). */
    @Transactional
    public void add(UUID orderId, NewCharge request) {
        if (request.kind() == ChargeKind.SETTLEMENT) {
            throw Refused.invalid("kind", "SETTLEMENT is the business manager's, by settlement-charges");
        }
        Receivable receivable = receivables.locked(orderId);
        receivable.refuseIfCancelled();
        notice.askIfDue(receivable, add(receivable, request));
    }

    /**
     * What a cancelled order leaves to be paid for is kept of what was paid; what is left of that goes back (decision 12).
     * Never more than its goods would have cost.
     */
    @Transactional
    public void settle(UUID orderId, Settlement request) {
        Receivable receivable = receivables.locked(orderId);
        receivable.refuseUnlessCancelled();
        Money inAll = charges.standing(orderId, ChargeKind.SETTLEMENT, receivable.currency())
                .plus(receivable.checked(request.amount()));
        if (!receivable.goods().atLeast(inAll)) {
            throw Refused.conflict(
                    "settlement-beyond-goods",
                    Map.of("goods", receivable.goods().toString(), "settlement", inAll.toString()));
        }
        add(receivable, new NewCharge(ChargeKind.SETTLEMENT, request.amount(), request.reason()));
    }

    private Position add(Receivable receivable, NewCharge request) {
        caller.because(request.reason());
        UUID orderId = receivable.orderId();
        Money amount = receivable.checked(request.amount());
        Occasion occasion = new Occasion(request.reason(), clock.today(), caller.name());
        Charge charge =
                new Charge(Ids.next(), orderId, request.kind(), amount, request.reason(), caller.name(), occasion.on());
        charges.persistAndFlush(charge);
        Movement movement = books.on(receivable, occasion);
        return movement.post(EntryKind.CHARGE, charge.id(), movement.before().charge(amount))
                .tell(after -> new ChargeAdded(
                        orderId,
                        charge.id(),
                        request.kind().name(),
                        amount,
                        after.total(),
                        request.reason(),
                        occasion.on(),
                        occasion.by()));
    }

    /**
     * Lets a shortfall go for good: finance up to its limit per order, beyond it the business manager (rule 13). It is the
     * one way to goods that are not paid for, so a customer that is held has none (rule 16).
     */
    @Transactional
    public void waive(UUID orderId, NewWaiver request) {
        caller.because(request.reason());
        Receivable receivable = receivables.locked(orderId);
        receivable.refuseIfCancelled();
        Money amount = receivable.checked(request.amount());
        Occasion occasion = new Occasion(request.reason(), clock.today(), caller.name());
        Movement movement = books.on(receivable, occasion);
        Position before = movement.before();
        refuseBeyondShortfall(before, request);
        guard.refuseWhileHeld(receivable, before);
        refuseOverLimit(before.waived().plus(amount));
        Waiver waiver =
                new Waiver(Ids.next(), orderId, request.kind(), amount, request.reason(), caller.name(), occasion.on());
        waivers.persistAndFlush(waiver);
        movement.post(EntryKind.WAIVER, waiver.id(), before.waive(request.kind(), amount))
                .tell(_ -> new ShortfallWaived(
                        orderId,
                        receivable.revision(),
                        request.kind().name(),
                        amount,
                        request.reason(),
                        occasion.on(),
                        occasion.by()));
    }

    private static void refuseBeyondShortfall(Position now, NewWaiver request) {
        Money missing =
                switch (request.kind()) {
                    case DEPOSIT -> now.depositShortfall();
                    case BALANCE -> now.open();
                };
        if (!missing.atLeast(request.amount())) {
            throw Refused.conflict(
                    "waiver-beyond-shortfall",
                    Map.of(
                            "shortfall",
                            missing.toString(),
                            "amount",
                            request.amount().toString()));
        }
    }

    private void refuseOverLimit(Money inAll) {
        Money limit = limits.getOrDefault(inAll.currency().getCurrencyCode(), Money.zero(inAll.currency()));
        if (!caller.has(Role.BUSINESS_MANAGER) && !limit.atLeast(inAll)) {
            throw Refused.forbidden("waiver-over-limit", Map.of("limit", limit.toString(), "waived", inAll.toString()));
        }
    }
}
