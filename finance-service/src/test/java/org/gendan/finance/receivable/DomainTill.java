package org.gendan.finance.receivable;

import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.journal.Balances;
import org.gendan.finance.journal.Entry;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.finance.receivable.MoneyCommand.Amend;
import org.gendan.finance.receivable.MoneyCommand.Cancel;
import org.gendan.finance.receivable.MoneyCommand.Charge;
import org.gendan.finance.receivable.MoneyCommand.Credit;
import org.gendan.finance.receivable.MoneyCommand.DropRefund;
import org.gendan.finance.receivable.MoneyCommand.Order;
import org.gendan.finance.receivable.MoneyCommand.PayRefund;
import org.gendan.finance.receivable.MoneyCommand.Receive;
import org.gendan.finance.receivable.MoneyCommand.Refund;
import org.gendan.finance.receivable.MoneyCommand.Release;
import org.gendan.finance.receivable.MoneyCommand.Reverse;
import org.gendan.finance.receivable.MoneyCommand.Waive;
import org.gendan.kernel.Money;
import org.gendan.kernel.language.FinanceEvent;
import org.gendan.kernel.language.FinanceEvent.BalanceConfirmed;
import org.gendan.kernel.language.FinanceEvent.BalanceRevoked;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.OrderEvent.OrderAmended;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;

/** The domain without a database: receivables, positions and a journal in memory. */
class DomainTill implements Till {
    private static final Occasion OCCASION = new Occasion("story", DAY, "finance");

    private final Currency currency;
    private final List<OrderConfirmed> announced = new ArrayList<>();
    private final List<Receivable> orders = new ArrayList<>();
    private final Map<UUID, Balances> accounts = new HashMap<>();
    private final Map<UUID, List<FinanceEvent>> events = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Receive> receipts = new ArrayList<>();
    private final List<Integer> reversed = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final List<Money> fromDue = new ArrayList<>();
    private final List<Integer> endedRefunds = new ArrayList<>();

    DomainTill(String currency) {
        this.currency = Currency.getInstance(currency);
    }

    @Override
    public boolean apply(MoneyCommand command) {
        return switch (command) {
            case Order(long goods, int percent) -> order(goods, percent);
            case Amend(int order, long goods) -> amend(orders.get(order), announced.get(order), money(goods));
            case Cancel(int order) -> cancel(orders.get(order));
            case Charge(int order, long amount) ->
                alive(order) && book(EntryKind.CHARGE, position(order).charge(money(amount)), orders.get(order));
            case Waive(int order, ReceivableKind kind, long amount) -> waive(order, kind, money(amount));
            case Receive receive -> receive(receive);
            case Reverse(int receipt) -> receipt < receipts.size() && !reversed.contains(receipt) && reverse(receipt);
            case Refund refund -> refund(refund);
            case PayRefund(int refund) ->
                ends(refund)
                        && book(
                                EntryKind.REFUND_PAYMENT,
                                refunded(refund)
                                        .payRefund(money(refunds.get(refund).amount())),
                                orders.get(refunds.get(refund).order()));
            case DropRefund(int refund) ->
                ends(refund)
                        && book(
                                EntryKind.REFUND_CANCELLATION,
                                refunded(refund)
                                        .keepRefund(money(refunds.get(refund).amount()), fromDue.get(refund)),
                                orders.get(refunds.get(refund).order()));
            case Credit(int from, int to, long amount) -> credit(from, to, money(amount));
            case Release(int order, long amount) -> release(order, money(amount));
        };
    }

    private boolean order(long goods, int percent) {
        Money total = money(goods);
        OrderConfirmed confirmed = aReceivable()
                .over(total.amount().toPlainString(), currency.getCurrencyCode())
                .withDeposit(Integer.toString(percent))
                .announced();
        announced.add(confirmed);
        Receivable receivable = new Receivable(confirmed, DAY);
        orders.add(receivable);
        accounts.put(confirmed.orderId(), Balances.none(confirmed.orderId(), currency));
        write(EntryKind.REVISION, position(orders.size() - 1).agree(money(0)));
        events.put(confirmed.orderId(), new ArrayList<>(receivable.requested(position(orders.size() - 1), OCCASION)));
        return true;
    }

    private boolean amend(Receivable receivable, OrderConfirmed order, Money goods) {
        if (receivable.isCancelled()) {
            return false;
        }
        Position before = position(receivable);
        Money goodsBefore = receivable.goods();
        receivable.amend(new OrderAmended(
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
                "merchandiser"));
        write(EntryKind.REVISION, position(receivable).agree(goodsBefore));
        write(EntryKind.SET_ASIDE, position(receivable).setAside(before));
        events.get(receivable.orderId()).addAll(receivable.answers(position(receivable), OCCASION, DAY, () -> null));
        return true;
    }

    private boolean cancel(Receivable receivable) {
        if (receivable.isCancelled()) {
            return false;
        }
        Position before = position(receivable);
        receivable.cancel(DAY);
        write(EntryKind.CANCELLATION, before.writeDown(before.notInvoiced()));
        follow(receivable, before);
        return true;
    }

    private boolean waive(int order, ReceivableKind kind, Money amount) {
        Position now = position(order);
        Money missing =
                switch (kind) {
                    case DEPOSIT -> now.depositShortfall();
                    case BALANCE -> now.open();
                };
        return alive(order)
                && missing.atLeast(amount)
                && book(EntryKind.WAIVER, now.waive(kind, amount), orders.get(order));
    }

    private boolean receive(Receive receive) {
        receipts.add(receive);
        return book(EntryKind.RECEIPT, arrival(receive), touched(receive));
    }

    /** What a reversal books; a planted bug books something else. */
    boolean reverse(int number) {
        Receive receive = receipts.get(number);
        if (!position(receive.first()).held().atLeast(money(receive.part()))
                || receive.second() >= 0 && !position(receive.second()).held().atLeast(money(receive.other()))
                || free() < receive.rest()) {
            return false;
        }
        reversed.add(number);
        return book(
                EntryKind.REVERSAL,
                arrival(receive).stream().map(Posting::reversed).toList(),
                touched(receive));
    }

    private List<Posting> arrival(Receive receive) {
        UUID customer = orders.getFirst().customerId();
        List<Posting> postings = new ArrayList<>();
        postings.add(Posting.debit(
                LedgerAccount.BANK, null, customer, money(receive.part() + receive.other() + receive.rest())));
        postings.add(Posting.credit(LedgerAccount.CUSTOMER_MONEY, null, customer, money(receive.rest())));
        postings.add(position(receive.first()).bringIn(money(receive.part())));
        if (receive.second() >= 0) {
            postings.add(position(receive.second()).bringIn(money(receive.other())));
        }
        return postings;
    }

    private Receivable[] touched(Receive receive) {
        return receive.second() < 0
                ? new Receivable[] {orders.get(receive.first())}
                : new Receivable[] {orders.get(receive.first()), orders.get(receive.second())};
    }

    private boolean refund(Refund refund) {
        Position now = position(refund.order());
        Money amount = money(refund.amount());
        if (!now.held().atLeast(amount)) {
            return false;
        }
        List<Posting> postings = new ArrayList<>(now.takeOut(amount));
        refunds.add(refund);
        fromDue.add(postings.getFirst().amount());
        postings.add(now.promiseRefund(amount));
        return book(EntryKind.REFUND, postings, orders.get(refund.order()));
    }

    private boolean ends(int refund) {
        boolean open = refund < refunds.size() && !endedRefunds.contains(refund);
        if (open) {
            endedRefunds.add(refund);
        }
        return open;
    }

    private Position refunded(int refund) {
        return position(refunds.get(refund).order());
    }

    private boolean credit(int from, int to, Money amount) {
        UUID customer = orders.getFirst().customerId();
        Money available = from < 0 ? money(free()) : position(from).surplus();
        if (!alive(to) || !available.atLeast(amount)) {
            return false;
        }
        List<Posting> postings = new ArrayList<>();
        postings.add(position(to).bringIn(amount));
        if (from < 0) {
            postings.add(Posting.debit(LedgerAccount.CUSTOMER_MONEY, null, customer, amount));
            return book(EntryKind.CREDIT, postings, orders.get(to));
        }
        postings.addAll(position(from).takeOut(amount));
        return book(EntryKind.CREDIT, postings, orders.get(from), orders.get(to));
    }

    private boolean release(int order, Money amount) {
        if (!position(order).surplus().atLeast(amount)) {
            return false;
        }
        List<Posting> postings = new ArrayList<>(position(order).takeOut(amount));
        postings.add(Posting.credit(
                LedgerAccount.CUSTOMER_MONEY, null, orders.getFirst().customerId(), amount));
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
        events.get(receivable.orderId())
                .addAll(receivable.crossings(before, position(receivable), OCCASION, () -> null));
    }

    private void write(EntryKind kind, List<Posting> postings) {
        Entry entry = Entry.of(kind, UUID.randomUUID(), DAY, "finance", "story", postings);
        journal.add(entry);
        accounts.replaceAll((_, balances) -> balances.after(entry.postings()));
    }

    private boolean alive(int order) {
        return !orders.get(order).isCancelled();
    }

    Receivable receivable(int order) {
        return orders.get(order);
    }

    Receive receipt(int number) {
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

    private static long minor(Money amount) {
        return amount.amount().unscaledValue().longValueExact();
    }

    /** What the accounts of an order come to when the journal is read from its beginning. */
    Position replayed(int order) {
        Balances balances = Balances.none(orders.get(order).orderId(), currency);
        for (Entry entry : journal) {
            balances = balances.after(entry.postings());
        }
        return orders.get(order).position(balances);
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
        return new Shown(minor(now.total()), minor(now.held()), minor(now.creditDue()), deposit, balance);
    }

    @Override
    public int orders() {
        return orders.size();
    }

    @Override
    public long free() {
        return -journal.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == LedgerAccount.CUSTOMER_MONEY)
                .mapToLong(posting -> minor(posting.amount()))
                .sum();
    }
}
