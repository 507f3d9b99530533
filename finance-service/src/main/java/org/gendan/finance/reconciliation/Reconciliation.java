package org.gendan.finance.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.DailyJob;
import org.gendan.language.Money;
import org.jboss.logging.Logger;

/**
 * Holds what is shown and what was announced against the journal, every night and on demand: entries come to zero, each
 * order's sums are those of its receipts, refunds, charges and invoices, and the gates that were announced are those that
 * the journal justifies.
 */
@ApplicationScoped
public class Reconciliation implements DailyJob {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 200;
    private static final int MOST = 1000;

    /** What the documents say, one row per order; the journal is not asked here. */
    private static final String DOCUMENTS = """
            select v.order_id,
                   (select coalesce(sum(amount), 0) from charge c where c.order_id = v.order_id
                    and not exists (select from counter_entry e where e.mistake_id = c.id)) as charges,
                   (select coalesce(sum(case kind when 'INVOICE' then amount end), 0)
                    from invoice i where i.order_id = v.order_id) as invoices,
                   (select coalesce(sum(case kind when 'CREDIT_NOTE' then amount end), 0)
                    from invoice i where i.order_id = v.order_id) as credit_notes,
                   (select coalesce(sum(replacing + repriced), 0)
                    from invoice i where i.order_id = v.order_id) as owed_besides,
                   (select coalesce(sum(a.amount), 0) from receipt_allocation a join receipt r on r.id = a.receipt_id
                    where a.order_id = v.order_id and r.status = 'CONFIRMED')
                   + (select coalesce(sum(amount), 0) from credit_application c where c.to_order_id = v.order_id)
                   - (select coalesce(sum(amount), 0) from credit_application c where c.from_order_id = v.order_id)
                   - (select coalesce(sum(amount), 0) from refund f
                      where f.order_id = v.order_id and f.status in ('APPROVED', 'PAID')) as held,
                   (select coalesce(sum(amount), 0) from waiver w where w.order_id = v.order_id
                    and not exists (select from counter_entry e where e.mistake_id = w.id)) as waived,
                   (select coalesce(sum(amount), 0) from refund f
                    where f.order_id = v.order_id and f.status = 'APPROVED') as refunds_payable,
                   (select what from milestone m where m.order_id = v.order_id and kind = 'DEPOSIT'
                    and what in ('CONFIRMED', 'REVOKED') order by seq desc limit 1) as deposit,
                   (select what from milestone m where m.order_id = v.order_id and kind = 'BALANCE'
                    and what in ('CONFIRMED', 'REVOKED') order by seq desc limit 1) as balance
            from receivable v where v.order_id = any (?)""";

    private static final String FREE_MONEY = """
            select customer_id, currency, sum(documents), sum(journal) from (
                select r.customer_id, r.currency, r.amount
                       - (select coalesce(sum(a.amount), 0) from receipt_allocation a where a.receipt_id = r.id), 0
                from receipt r where r.status = 'CONFIRMED' and r.order_id is not null
                union all
                select customer_id, currency, case when to_order_id is null then amount else -amount end, 0
                from credit_application where to_order_id is null or from_order_id is null
                union all
                select customer_id, currency, -amount, 0
                from refund where customer_id is not null and status in ('APPROVED', 'PAID')
                union all
                select customer_id, currency, 0, -amount from posting where account = 'CUSTOMER_MONEY'
            ) as m (customer_id, currency, documents, journal)
            group by customer_id, currency having sum(documents) <> sum(journal) limit 1000""";

    /** Receipts that were for no order: what nobody allocated and nobody gave back, beside the account that holds it. */
    private static final String UNALLOCATED = """
            select id, currency, sum(documents), sum(journal) from (
                select r.id, r.currency, r.amount
                       - (select coalesce(sum(a.amount), 0) from receipt_allocation a where a.receipt_id = r.id)
                       - (select coalesce(sum(f.amount), 0) from refund f
                          where f.receipt_id = r.id and f.status in ('APPROVED', 'PAID')), 0
                from receipt r where r.order_id is null and r.status = 'CONFIRMED'
                union all
                select coalesce(f.receipt_id, e.source_id), p.currency, 0, -p.amount
                from posting p join journal_entry e on e.id = p.entry_id left join refund f on f.id = e.source_id
                where p.account = 'UNALLOCATED'
            ) as m (id, currency, documents, journal)
            group by id, currency having sum(documents) <> sum(journal) limit 1000""";

    /** Claims that were paid, beside the account of expenses. */
    private static final String EXPENSES = """
            select id, currency, sum(documents), sum(journal) from (
                select l.claim_id, l.currency, l.amount, 0
                from expense_line l join expense_claim c on c.id = l.claim_id where c.status = 'PAID'
                union all
                select e.source_id, p.currency, 0, p.amount
                from posting p join journal_entry e on e.id = p.entry_id where p.account = 'EXPENSES'
            ) as m (id, currency, documents, journal)
            group by id, currency having sum(documents) <> sum(journal) limit 1000""";

    /** What customers paid and got back, as the documents say, beside where the journal has the rest. */
    private static final String MONEY = """
            select currency, sum(received), sum(allocated), sum(unallocated), sum(refunded) from (
                select currency, amount, 0, 0, 0 from receipt where status = 'CONFIRMED'
                union all
                select currency, 0, 0, 0, amount from refund where status in ('APPROVED', 'PAID')
                union all
                select currency, 0, case when account in ('ADVANCES', 'CREDIT_DUE') then -amount else 0 end,
                       case when account in ('CUSTOMER_MONEY', 'UNALLOCATED') then -amount else 0 end, 0
                from posting where account in ('ADVANCES', 'CREDIT_DUE', 'CUSTOMER_MONEY', 'UNALLOCATED')
            ) as m (currency, received, allocated, unallocated, refunded)
            group by currency order by currency""";

    private final Receivables receivables;
    private final Bookkeeping books;
    private final Journal journal;
    private final Transactions transactions;

    Reconciliation(Receivables receivables, Bookkeeping books, Journal journal, Transactions transactions) {
        this.receivables = receivables;
        this.books = books;
        this.journal = journal;
        this.transactions = transactions;
    }

    /** What was looked at, what differs (nothing, when all is well), and where the money of each currency is. */
    public record Outcome(int orders, List<Difference> differences, List<Whereabouts> money) {}

    /** Where the money is that customers paid in one currency: never is any of it nowhere. */
    @Schema(
            description =
                    "Where the money is that customers paid in one currency: received = allocated + unallocated + "
                            + "refunded, or it is among the differences.")
    public record Whereabouts(
            @Schema(description = "Confirmed receipts.") Money received,

            @Schema(description = "Held for orders.") Money allocated,

            @Schema(description = "Free money of customers, and money of nobody that is for no order yet.")
            Money unallocated,

            @Schema(description = "Approved refunds, paid or not.")
            Money refunded) {

        boolean isAll() {
            return received.compareTo(allocated.plus(unallocated).plus(refunded)) == 0;
        }
    }

    public Outcome check() {
        List<Whereabouts> money = new ArrayList<>();
        List<Difference> differences = new ArrayList<>(transactions.inNew(connection -> {
            List<Difference> found = new ArrayList<>();
            inOneView(connection);
            journal.unbalanced().forEach(entry -> found.add(new Difference("entry", entry, "0", "not balanced")));
            outside(connection, "customer-money", FREE_MONEY, found);
            outside(connection, "unallocated", UNALLOCATED, found);
            outside(connection, "expenses", EXPENSES, found);
            money.addAll(money(connection));
            money.stream()
                    .filter(one -> !one.isAll())
                    .map(one -> new Difference(
                            "money",
                            null,
                            one.received().toString(),
                            one.allocated()
                                    .plus(one.unallocated())
                                    .plus(one.refunded())
                                    .toString()))
                    .forEach(found::add);
            return found;
        }));
        int orders = 0;
        UUID last = null;
        List<UUID> chunk;
        do {
            UUID after = last;
            chunk = transactions.inNew(connection -> {
                inOneView(connection);
                return checked(connection, receivables.after(after, AT_ONCE), differences);
            });
            orders += chunk.size();
            last = chunk.isEmpty() ? null : chunk.getLast();
        } while (chunk.size() == AT_ONCE && differences.size() < MOST);
        return new Outcome(orders, differences, money);
    }

    @Override
    public String name() {
        return "reconciliation";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(2, 30);
    }

    @Override
    public void run(LocalDate day) {
        Outcome outcome = check();
        outcome.differences().forEach(difference -> LOG.errorf("the books do not agree: %s", difference));
        LOG.infof("%d orders were held against the journal", outcome.orders());
    }

    /** Everything below is read as it stood at one moment, however much is booked meanwhile. */
    private static void inOneView(Connection connection) throws SQLException {
        try (PreparedStatement isolation =
                connection.prepareStatement("set transaction isolation level repeatable read")) {
            isolation.execute();
        }
    }

    private static List<Whereabouts> money(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MONEY);
                ResultSet row = select.executeQuery()) {
            List<Whereabouts> money = new ArrayList<>();
            while (row.next()) {
                Currency currency = Currency.getInstance(row.getString(1));
                money.add(new Whereabouts(
                        new Money(row.getBigDecimal(2), currency),
                        new Money(row.getBigDecimal(3), currency),
                        new Money(row.getBigDecimal(4), currency),
                        new Money(row.getBigDecimal(5), currency)));
            }
            return money;
        }
    }

    /** What belongs to no order, by its owner or document. */
    private static void outside(Connection connection, String what, String sql, List<Difference> found)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Difference(
                        what,
                        row.getObject(1, UUID.class),
                        row.getBigDecimal(3) + " " + row.getString(2),
                        row.getBigDecimal(4) + " " + row.getString(2)));
            }
        }
    }

    private List<UUID> checked(Connection connection, List<Receivable> chunk, List<Difference> differences)
            throws SQLException {
        Map<UUID, Receivable> byId = new HashMap<>();
        Map<UUID, Position> positions = new HashMap<>();
        Map<Currency, List<Receivable>> byCurrency =
                chunk.stream().collect(Collectors.groupingBy(Receivable::currency));
        byCurrency.values().forEach(some -> positions.putAll(books.of(some)));
        chunk.forEach(receivable -> byId.put(receivable.orderId(), receivable));
        try (PreparedStatement select = connection.prepareStatement(DOCUMENTS)) {
            select.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID order = row.getObject(1, UUID.class);
                    new Comparison(byId.get(order), positions.get(order), differences).with(row);
                }
            }
        }
        return chunk.stream().map(Receivable::orderId).toList();
    }

    /** One order's documents beside its accounts. */
    private record Comparison(Receivable receivable, Position position, List<Difference> differences) {
        void with(ResultSet row) throws SQLException {
            Money charges = money(row, "charges");
            Money invoiced = money(row, "invoices").minus(money(row, "credit_notes"));
            if (!receivable.isCancelled() && !receivable.isDispatched()) {
                Money total = receivable
                        .goods()
                        .plus(charges)
                        .minus(money(row, "credit_notes"))
                        .plus(money(row, "owed_besides"));
                same("total", total, position.total());
            }
            same("invoiced", invoiced, position.balances().credit(LedgerAccount.REVENUE));
            same("invoiced", invoiced, position.total().minus(position.notInvoiced()));
            same("held", money(row, "held"), position.held());
            same("waived", money(row, "waived"), position.waived());
            same("refunds-payable", money(row, "refunds_payable"), position.refundsPayable());
            gate("deposit-gate", row.getString("deposit"), position.depositCovered());
            gate("balance-gate", row.getString("balance"), position.balanceCovered());
        }

        private Money money(ResultSet row, String column) throws SQLException {
            BigDecimal amount = row.getBigDecimal(column);
            return new Money(amount, receivable.currency());
        }

        private void same(String what, Money shown, Money journal) {
            if (shown.compareTo(journal) != 0) {
                differences.add(new Difference(what, receivable.orderId(), shown.toString(), journal.toString()));
            }
        }

        private void gate(String what, String announced, boolean justified) {
            boolean open = "CONFIRMED".equals(announced);
            if (open != justified) {
                differences.add(new Difference(
                        what, receivable.orderId(), open ? "open" : "closed", justified ? "open" : "closed"));
            }
        }
    }
}
