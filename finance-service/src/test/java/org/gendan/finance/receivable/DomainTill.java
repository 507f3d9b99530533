package org.gendan.finance.receivable;

import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gendan.finance.journal.Balances;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.MoneyCommand.Allocate;
import org.gendan.finance.receivable.MoneyCommand.Amend;
import org.gendan.finance.receivable.MoneyCommand.Arrive;
import org.gendan.finance.receivable.MoneyCommand.Cancel;
import org.gendan.finance.receivable.MoneyCommand.Charge;
import org.gendan.finance.receivable.MoneyCommand.Credit;
import org.gendan.finance.receivable.MoneyCommand.DropRefund;
import org.gendan.finance.receivable.MoneyCommand.GiveBack;
import org.gendan.finance.receivable.MoneyCommand.Order;
import org.gendan.finance.receivable.MoneyCommand.PayRefund;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.gendan.finance.receivable.MoneyCommand.Refund;
import org.gendan.finance.receivable.MoneyCommand.Release;
import org.gendan.finance.receivable.MoneyCommand.Reverse;
import org.gendan.finance.receivable.MoneyCommand.Waive;
import org.gendan.finance.receivable.Replay.Movement;
import org.gendan.language.DomainEvent;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.BalanceConfirmed;
import org.gendan.language.FinanceEvent.BalanceRevoked;
import org.gendan.language.FinanceEvent.ChargeAdded;
import org.gendan.language.FinanceEvent.DepositConfirmed;
import org.gendan.language.FinanceEvent.DepositRevoked;
import org.gendan.language.FinanceEvent.ReceiptConfirmed;
import org.gendan.language.FinanceEvent.ReceiptReversed;
import org.gendan.language.FinanceEvent.RefundPaid;
import org.gendan.language.FinanceEvent.ShortfallWaived;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent.OrderAmended;
import org.gendan.language.OrderEvent.OrderCancelled;
import org.gendan.language.OrderEvent.OrderConfirmed;

/** The domain without a database: receivables, positions and the sums of a journal in memory; what it announces is replayed. */
class DomainTill implements Till {
    private static final Occasion OCCASION = new Occasion("story", DAY, "finance");

    private final Currency currency;
    private final List<OrderConfirmed> agreed = new ArrayList<>();
    private final List<Receivable> orders = new ArrayList<>();
    private final Map<UUID, Balances> accounts = new HashMap<>();
    private final Map<UUID, List<FinanceEvent>> events = new HashMap<>();
    private final Map<LedgerAccount, Long> outside = new EnumMap<>(LedgerAccount.class);
    private final List<Paid> receipts = new ArrayList<>();
    private final List<Back> refunds = new ArrayList<>();
    private final Replay replay = new Replay();
    private List<DomainEvent> announced = new ArrayList<>();
    private List<Movement> moved = new ArrayList<>();
    private Optional<String> contradiction = Optional.empty();

    /** A receipt: what of it is for which order, and what for none. */
    static final class Paid {
        private final UUID id = UUID.randomUUID();
        private final boolean nobodys;
        private final long amount;
        private final Map<Integer, Long> parts = new TreeMap<>();
        private long rest;
        private long refunded;
        private boolean reversed;

        private Paid(boolean nobodys, long amount) {
            this.nobodys = nobodys;
            this.amount = amount;
            this.rest = amount;
        }

        private Paid give(int order, long part) {
            parts.merge(order, part, Long::sum);
            rest -= part;
            return this;
        }

        Map<Integer, Long> parts() {
            return parts;
        }
    }

    private static final class Back {
        private final UUID id = UUID.randomUUID();
        private final int order;
        private final Paid receipt;
        private final long amount;
        private final Money fromDue;
        private boolean over;

        private Back(int order, Paid receipt, long amount, Money fromDue) {
            this.order = order;
            this.receipt = receipt;
            this.amount = amount;
            this.fromDue = fromDue;
        }
    }

    DomainTill(String currency) {
        this.currency = Currency.getInstance(currency);
    }

    @Override
    public boolean apply(MoneyCommand command) {
        announced = new ArrayList<>();
        moved = new ArrayList<>();
        boolean taken = carriedOut(command);
        if (contradiction.isEmpty()) {
            contradiction = replay.step(announced, moved).map(what -> "by " + command + ": " + what);
        }
        return taken;
    }

    private boolean carriedOut(MoneyCommand command) {
        return switch (command) {
            case Order(long goods, int percent) -> order(goods, percent);
            case Amend(int order, long goods) -> amend(orders.get(order), agreed.get(order), money(goods));
            case Cancel(int order) -> cancel(orders.get(order));
            case Charge(int order, long amount) -> alive(order) && charge(orders.get(order), money(amount));
            case Waive(int order, ReceivableKind kind, long amount) -> waive(order, kind, money(amount));
            case Receive receive -> receive(receive);
            case Arrive(long amount) -> arrive(new Paid(true, amount));
            case Allocate(int receipt, int order, long amount) -> allocate(receipt, order, amount);
            case Reverse(int receipt) -> receipt < receipts.size() && reverse(receipt);
            case Refund(int order, long amount) -> refund(order, amount);
            case GiveBack(int receipt, long amount) -> giveBack(receipt, amount);
            case PayRefund(int refund) -> ends(refund) && pay(refunds.get(refund));
            case DropRefund(int refund) -> ends(refund) && keep(refunds.get(refund));
            case Credit(int from, int to, long amount) -> credit(from, to, money(amount));
            case Release(int order, long amount) -> release(order, money(amount));
        };
    }

    /** Whether something that happened is told of; a planted bug keeps it to itself. */
    boolean announces(DomainEvent event) {
        return true;
    }

    private void announce(DomainEvent event) {
        if (announces(event)) {
            announced.add(event);
        }
        if (event instanceof FinanceEvent.OfOrder ours) {
            events.get(ours.orderId()).add(ours);
        }
    }

    private boolean order(long goods, int percent) {
        Money total = money(goods);
        OrderConfirmed confirmed = aReceivable()
                .over(total.amount().toPlainString(), currency.getCurrencyCode())
                .withDeposit(Integer.toString(percent))
                .announced();
        agreed.add(confirmed);
        Receivable receivable = new Receivable(confirmed, DAY);
        orders.add(receivable);
        accounts.put(confirmed.orderId(), Balances.none(confirmed.orderId(), currency));
        write(EntryKind.REVISION, position(orders.size() - 1).agree(money(0)));
        events.put(confirmed.orderId(), new ArrayList<>());
        announce(confirmed);
        receivable.requested(position(orders.size() - 1), OCCASION).forEach(this::announce);
        return true;
    }

    private boolean amend(Receivable receivable, OrderConfirmed order, Money goods) {
        if (receivable.isCancelled()) {
            return false;
        }
        Position before = position(receivable);
        Money goodsBefore = receivable.goods();
        OrderAmended amended = new OrderAmended(
                order.orderId(),
                order.orderNumber(),
                receivable.revision() + 1,
                order.customerId(),
                order.merchandiser(),
                order.salesperson(),
                List.of(),
                order.terms(),
                order.contract(),
                goods,
                "amended",
                DAY,
                "merchandiser");
        receivable.amend(amended);
        announce(amended);
        write(EntryKind.REVISION, position(receivable).agree(goodsBefore));
        write(EntryKind.SET_ASIDE, position(receivable).setAside(before));
        receivable.answers(position(receivable), OCCASION, DAY, () -> null).forEach(this::announce);
        return true;
    }

    private boolean cancel(Receivable receivable) {
        if (receivable.isCancelled()) {
            return false;
        }
        Position before = position(receivable);
        receivable.cancel(DAY);
        announce(new OrderCancelled(
                receivable.orderId(), receivable.revision(), false, "cancelled", DAY, "merchandiser"));
        write(EntryKind.CANCELLATION, before.writeDown(before.notInvoiced()));
        follow(receivable, before);
        return true;
    }

    private boolean charge(Receivable receivable, Money amount) {
        book(EntryKind.CHARGE, position(receivable).charge(amount), receivable);
        announce(new ChargeAdded(
                receivable.orderId(),
                UUID.randomUUID(),
                "OTHER",
                amount,
                position(receivable).total(),
                "story",
                DAY,
                "finance"));
        return true;
    }

    private boolean waive(int order, ReceivableKind kind, Money amount) {
        Position now = position(order);
        Money missing =
                switch (kind) {
                    case DEPOSIT -> now.depositShortfall();
                    case BALANCE -> now.open();
                };
        if (!alive(order) || !missing.atLeast(amount)) {
            return false;
        }
        book(EntryKind.WAIVER, now.waive(kind, amount), orders.get(order));
        Receivable receivable = orders.get(order);
        announce(new ShortfallWaived(
                receivable.orderId(), receivable.revision(), kind.name(), amount, "story", DAY, "finance"));
        return true;
    }

    private boolean receive(Receive receive) {
        Paid paid = new Paid(false, receive.part() + receive.other() + receive.rest());
        paid.give(receive.first(), receive.part());
        if (receive.second() >= 0) {
            paid.give(receive.second(), receive.other());
        }
        return arrive(paid);
    }

    private boolean arrive(Paid paid) {
        receipts.add(paid);
        book(EntryKind.RECEIPT, arrival(paid), touched(paid.parts));
        confirmed(paid.id, paid.parts);
        moved.add(paid.nobodys ? new Movement.Arrived(paid.rest) : new Movement.Rest(paid.rest));
        return true;
    }

    private void confirmed(UUID receipt, Map<Integer, Long> parts) {
        parts.forEach((order, part) -> announce(new ReceiptConfirmed(
                orders.get(order).orderId(),
                receipt,
                money(part),
                position(order).held(),
                DAY,
                "finance")));
    }

    private boolean allocate(int receipt, int order, long amount) {
        if (!alive(order) || !isUnallocated(receipt, amount)) {
            return false;
        }
        receipts.get(receipt).give(order, amount);
        book(
                EntryKind.ALLOCATION,
                List.of(
                        Posting.debit(LedgerAccount.UNALLOCATED, null, null, money(amount)),
                        position(order).bringIn(money(amount))),
                orders.get(order));
        moved.add(new Movement.Allocated(amount));
        confirmed(receipts.get(receipt).id, Map.of(order, amount));
        return true;
    }

    private boolean isUnallocated(int receipt, long amount) {
        return receipt < receipts.size()
                && receipts.get(receipt).nobodys
                && !receipts.get(receipt).reversed
                && receipts.get(receipt).rest >= amount;
    }

    /** What a reversal books; a planted bug books something else. */
    boolean reverse(int number) {
        Paid paid = receipts.get(number);
        if (paid.reversed
                || paid.refunded > 0
                || paid.parts.entrySet().stream()
                        .anyMatch(part -> !position(part.getKey()).held().atLeast(money(part.getValue())))
                || !paid.nobodys && free() < paid.rest) {
            return false;
        }
        paid.reversed = true;
        book(EntryKind.REVERSAL, arrival(paid).stream().map(Posting::reversed).toList(), touched(paid.parts));
        paid.parts.forEach((order, part) -> announce(new ReceiptReversed(
                orders.get(order).orderId(),
                paid.id,
                money(part),
                position(order).held(),
                "story",
                DAY,
                "finance")));
        moved.add(paid.nobodys ? new Movement.Arrived(-paid.rest) : new Movement.Rest(-paid.rest));
        return true;
    }

    private List<Posting> arrival(Paid paid) {
        List<Posting> postings = new ArrayList<>();
        postings.add(Posting.debit(LedgerAccount.BANK, null, customer(), money(paid.amount)));
        postings.add(
                paid.nobodys
                        ? Posting.credit(LedgerAccount.UNALLOCATED, null, null, money(paid.rest))
                        : Posting.credit(LedgerAccount.CUSTOMER_MONEY, null, customer(), money(paid.rest)));
        paid.parts.forEach((order, part) -> postings.add(position(order).bringIn(money(part))));
        return postings;
    }

    private UUID customer() {
        return orders.isEmpty() ? null : orders.getFirst().customerId();
    }

    private Receivable[] touched(Map<Integer, Long> parts) {
        return parts.keySet().stream().map(orders::get).toArray(Receivable[]::new);
    }

    private boolean refund(int order, long amount) {
        Position now = position(order);
        if (!now.held().atLeast(money(amount))) {
            return false;
        }
        List<Posting> postings = new ArrayList<>(now.takeOut(money(amount)));
        Back back = new Back(order, null, amount, postings.getFirst().amount());
        refunds.add(back);
        postings.add(now.promiseRefund(money(amount)));
        moved.add(new Movement.RefundApproved(back.id, orders.get(order).orderId(), amount));
        return book(EntryKind.REFUND, postings, orders.get(order));
    }

    private boolean giveBack(int receipt, long amount) {
        if (!isUnallocated(receipt, amount)) {
            return false;
        }
        Paid paid = receipts.get(receipt);
        paid.rest -= amount;
        paid.refunded += amount;
        Back back = new Back(-1, paid, amount, null);
        refunds.add(back);
        moved.add(new Movement.RefundApproved(back.id, null, amount));
        return book(EntryKind.REFUND, moved(amount, LedgerAccount.UNALLOCATED, LedgerAccount.REFUNDS_PAYABLE));
    }

    private List<Posting> moved(long amount, LedgerAccount from, LedgerAccount to) {
        return List.of(Posting.debit(from, null, null, money(amount)), Posting.credit(to, null, null, money(amount)));
    }

    private boolean ends(int refund) {
        boolean open = refund < refunds.size() && !refunds.get(refund).over;
        if (open) {
            refunds.get(refund).over = true;
        }
        return open;
    }

    private boolean pay(Back back) {
        Money amount = money(back.amount);
        if (back.receipt != null) {
            moved.add(new Movement.RefundLeft(back.id));
            return book(
                    EntryKind.REFUND_PAYMENT, moved(back.amount, LedgerAccount.REFUNDS_PAYABLE, LedgerAccount.BANK));
        }
        Receivable receivable = orders.get(back.order);
        book(EntryKind.REFUND_PAYMENT, position(back.order).payRefund(amount), receivable);
        announce(new RefundPaid(
                receivable.orderId(), back.id, amount, position(back.order).held(), "story", DAY, "cashier"));
        return true;
    }

    private boolean keep(Back back) {
        moved.add(new Movement.RefundGivenUp(back.id));
        if (back.receipt != null) {
            back.receipt.rest += back.amount;
            back.receipt.refunded -= back.amount;
            return book(
                    EntryKind.REFUND_CANCELLATION,
                    moved(back.amount, LedgerAccount.REFUNDS_PAYABLE, LedgerAccount.UNALLOCATED));
        }
        return book(
                EntryKind.REFUND_CANCELLATION,
                position(back.order).keepRefund(money(back.amount), back.fromDue),
                orders.get(back.order));
    }

    private boolean credit(int from, int to, Money amount) {
        Money available = from < 0 ? money(free()) : position(from).surplus();
        if (!alive(to) || !available.atLeast(amount)) {
            return false;
        }
        moved.add(new Movement.Credited(
                from < 0 ? null : orders.get(from).orderId(), orders.get(to).orderId(), Replay.minor(amount)));
        List<Posting> postings = new ArrayList<>();
        postings.add(position(to).bringIn(amount));
        if (from < 0) {
            postings.add(Posting.debit(LedgerAccount.CUSTOMER_MONEY, null, customer(), amount));
            return book(EntryKind.CREDIT, postings, orders.get(to));
        }
        postings.addAll(position(from).takeOut(amount));
        return book(EntryKind.CREDIT, postings, orders.get(from), orders.get(to));
    }

    private boolean release(int order, Money amount) {
        if (!position(order).surplus().atLeast(amount)) {
            return false;
        }
        moved.add(new Movement.Credited(orders.get(order).orderId(), null, Replay.minor(amount)));
        List<Posting> postings = new ArrayList<>(position(order).takeOut(amount));
        postings.add(Posting.credit(LedgerAccount.CUSTOMER_MONEY, null, customer(), amount));
        return book(EntryKind.CREDIT, postings, orders.get(order));
    }

    final boolean book(EntryKind kind, List<Posting> postings, Receivable... touched) {
        List<Position> before = List.of(touched).stream().map(this::position).toList();
        write(kind, postings);
        for (int i = 0; i < touched.length; i++) {
            follow(touched[i], before.get(i));
        }
        return true;
    }

    private void follow(Receivable receivable, Position before) {
        write(EntryKind.SET_ASIDE, position(receivable).setAside(before));
        receivable.crossings(before, position(receivable), OCCASION, () -> null).forEach(this::announce);
    }

    private void write(EntryKind kind, List<Posting> postings) {
        Entry entry = Entry.of(kind, UUID.randomUUID(), DAY, "finance", "story", postings);
        accounts.replaceAll((_, balances) -> balances.after(entry.postings()));
        entry.postings().stream()
                .filter(posting -> posting.orderId() == null || !Replay.OF_ORDERS.contains(posting.account()))
                .forEach(posting -> outside.merge(posting.account(), Replay.minor(posting.amount()), Long::sum));
    }

    private boolean alive(int order) {
        return !orders.get(order).isCancelled();
    }

    Receivable receivable(int order) {
        return orders.get(order);
    }

    Paid receipt(int number) {
        return receipts.get(number);
    }

    final Position position(int order) {
        return position(orders.get(order));
    }

    private Position position(Receivable receivable) {
        return receivable.position(accounts.get(receivable.orderId()));
    }

    final Money money(long minor) {
        return new Money(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()), currency);
    }

    @Override
    public Shown shown(int order) {
        Position now = position(order);
        boolean deposit = false;
        boolean balance = false;
        for (FinanceEvent event : events.get(orders.get(order).orderId())) {
            deposit = event instanceof DepositConfirmed || deposit && !(event instanceof DepositRevoked);
            balance = event instanceof BalanceConfirmed || balance && !(event instanceof BalanceRevoked);
        }
        return new Shown(
                Replay.minor(now.total()), Replay.minor(now.held()), Replay.minor(now.creditDue()), deposit, balance);
    }

    @Override
    public int orders() {
        return orders.size();
    }

    @Override
    public long free() {
        return -outside.getOrDefault(LedgerAccount.CUSTOMER_MONEY, 0L);
    }

    @Override
    public long unallocated() {
        return -outside.getOrDefault(LedgerAccount.UNALLOCATED, 0L);
    }

    @Override
    public Optional<String> contradiction() {
        return contradiction.or(() -> replay.contradiction(journal()));
    }

    private Map<String, Long> journal() {
        Map<String, Long> sums = new TreeMap<>();
        accounts.forEach((order, balances) -> Replay.OF_ORDERS.forEach(
                account -> Replay.put(sums, order, account, Replay.minor(balances.debit(account)))));
        outside.forEach((account, amount) -> Replay.put(sums, null, account, amount));
        return sums;
    }
}
