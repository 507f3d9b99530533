package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.finance.account.CompanyAccounts;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.terms.PricedLines;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingCalendar;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.language.OrderEvent.OrderHandedOver;

/** Follows an order through its revisions to its end, asks for what it owes, and tells how far it is paid. */
@ApplicationScoped
public class ReceivableDesk {
    public static final Listing<Account> LISTING = Listing.of(Receivable.class, "orderId", Receivable::orderId)
            .on("dueOn", "it.dueOn", Receivable::dueOn)
            .text("orderNumber", "it.orderNumber", Receivable::orderNumber)
            .in(Account::receivable);

    private final Receivables receivables;
    private final CompanyAccounts accounts;
    private final PricedLines lines;
    private final Additions additions;
    private final Bookkeeping books;
    private final BalanceNotice notice;
    private final PaymentLetters letters;
    private final Journal journal;
    private final Payments payments;
    private final BusinessClock clock;
    private final WorkingCalendar calendar;

    ReceivableDesk(
            Receivables receivables,
            CompanyAccounts accounts,
            PricedLines lines,
            Additions additions,
            Bookkeeping books,
            BalanceNotice notice,
            PaymentLetters letters,
            Journal journal,
            Payments payments,
            BusinessClock clock,
            WorkingCalendar calendar) {
        this.receivables = receivables;
        this.accounts = accounts;
        this.lines = lines;
        this.additions = additions;
        this.books = books;
        this.notice = notice;
        this.letters = letters;
        this.journal = journal;
        this.payments = payments;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Asks for the deposit of an order, once (S1.8). */
    @Transactional
    public void request(OrderConfirmed order) {
        if (receivables.findByIdOptional(order.orderId()).isPresent()) {
            return;
        }
        Receivable receivable = new Receivable(order, due(order.terms().depositDueDays()));
        accounts.of(receivable.currency()).ifPresent(ours -> receivable.payTo(ours.number()));
        receivables.persist(receivable);
        lines.keep(order.orderId(), order.revision(), order.lines());
        receivables.flush();
        Occasion occasion = occasion("order confirmed");
        Movement movement = books.on(receivable, occasion);
        List<Posting> agreed = movement.before().agree(Money.zero(receivable.currency()));
        movement.post(EntryKind.REVISION, order.orderId(), "revision " + order.revision(), agreed);
        Position now = movement.setAside(order.orderId());
        receivable.requested(now, occasion).forEach(event -> books.announce(receivable, event));
        letters.askForDeposit(receivable, now);
        notice.askIfDue(receivable, now);
    }

    /** Answers an amendment for the new revision, for the deposit and for the balance (design §5.5, rules 6 to 8). */
    @Transactional
    public void amend(OrderAmended order) {
        receivables
                .known(order.orderId())
                .filter(receivable -> receivable.revision() < order.revision())
                .ifPresent(receivable -> amend(receivable, order));
    }

    /** The order ends: nothing more is owed, and what was paid has to go back or elsewhere (decision 12). */
    @Transactional
    public void cancel(OrderCancelled order) {
        receivables
                .known(order.orderId())
                .filter(receivable -> !receivable.isCancelled())
                .ifPresent(receivable -> {
                    Movement movement = books.on(receivable, occasion("order cancelled: " + order.reason()));
                    // By the day on which the books learnt of it, as the entry is: a past day stays as it was.
                    receivable.cancel(clock.today());
                    receivables.flush();
                    Position before = movement.before();
                    movement.post(
                                    EntryKind.CANCELLATION,
                                    order.orderId(),
                                    order.reason(),
                                    before.writeDown(before.notInvoiced()))
                            .follow();
                });
    }

    /** Who sees the receivable follows the order. Before the confirmation there is nothing to follow: it names the successor. */
    @Transactional
    public void follow(OrderHandedOver order) {
        receivables.known(order.orderId()).ifPresent(receivable -> receivable.handOver(order.merchandiser()));
    }

    @Transactional
    public Account get(UUID orderId) {
        Receivable receivable = receivables.visible(orderId).orElseThrow(() -> Refused.unknown("order", orderId));
        return accounts(List.of(receivable)).getFirst();
    }

    @Transactional
    public List<Account> page(ReceivableSearch wanted, Search<Account> search) {
        return accounts(receivables.page(wanted, search));
    }

    private void amend(Receivable receivable, OrderAmended order) {
        Occasion occasion = occasion(order.reason());
        Movement movement = books.on(receivable, occasion);
        Money goodsBefore = receivable.goods();
        Map<UUID, Integer> piecesBefore = lines.pieces(order.orderId(), receivable.revision());
        receivable.amend(order);
        lines.keep(order.orderId(), order.revision(), order.lines());
        if (!piecesBefore.equals(lines.pieces(order.orderId(), order.revision()))) {
            expectTheRest(receivable, movement);
            receivable.reopen();
        }
        receivables.flush();
        movement.post(
                EntryKind.REVISION,
                order.orderId(),
                receivable.position(movement.before().balances()).agree(goodsBefore));
        Position now = movement.setAside(order.orderId());
        LocalDate due = due(receivable.terms().depositDueDays());
        receivable
                .answers(now, occasion, due, () -> books.witness(receivable, occasion))
                .forEach(event -> books.announce(receivable, event));
        letters.askForDeposit(receivable, now);
        notice.askIfDue(receivable, now);
        movement.settle(order.orderId(), now);
    }

    /** What a delivery within its tolerance let go is owed again: whether it still counts is seen by what leaves of the new. */
    private void expectTheRest(Receivable receivable, Movement movement) {
        Money letGo = journal.moved(
                receivable.orderId(), EntryKind.DELIVERY_DIFFERENCE, LedgerAccount.ORDERED, receivable.currency());
        movement.restate(
                EntryKind.DELIVERY_DIFFERENCE,
                movement.before().writeDown(Money.zero(receivable.currency()).minus(letGo)));
    }

    private Occasion occasion(String reason) {
        return new Occasion(reason, clock.today(), Bookkeeping.SELF);
    }

    private LocalDate due(int workingDays) {
        return calendar.workingDays().add(clock.today(), workingDays).date();
    }

    private List<Account> accounts(List<Receivable> page) {
        Map<UUID, BigDecimal> added =
                additions.sums(page.stream().map(Receivable::orderId).toList());
        Map<UUID, Account> accounts = new HashMap<>();
        Map<Currency, List<Receivable>> byCurrency = page.stream().collect(Collectors.groupingBy(Receivable::currency));
        byCurrency.forEach((currency, some) -> {
            Map<UUID, Position> positions = books.of(some);
            Map<UUID, Money> pending =
                    payments.pending(some.stream().map(Receivable::orderId).toList(), currency);
            Map<UUID, Money> free = new HashMap<>();
            some.forEach(receivable -> accounts.put(
                    receivable.orderId(),
                    new Account(
                            receivable,
                            positions.get(receivable.orderId()),
                            new Money(added.getOrDefault(receivable.orderId(), BigDecimal.ZERO), currency),
                            pending.get(receivable.orderId()),
                            free.computeIfAbsent(
                                    receivable.customerId(), customer -> journal.customerMoney(customer, currency)))));
        });
        List<Account> ordered = new ArrayList<>();
        page.forEach(receivable -> ordered.add(accounts.get(receivable.orderId())));
        return ordered;
    }
}
