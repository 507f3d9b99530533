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
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Bookkeeping;
import org.gendan.finance.receivable.Position;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.Money;
import org.gendan.kernel.delivery.Transactions;
import org.gendan.kernel.time.DailyJob;
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
                   (select coalesce(sum(amount), 0) from charge c where c.order_id = v.order_id) as charges,
                   (select coalesce(sum(case kind when 'INVOICE' then amount end), 0)
                    from invoice i where i.order_id = v.order_id) as invoices,
                   (select coalesce(sum(case kind when 'CREDIT_NOTE' then amount end), 0)
                    from invoice i where i.order_id = v.order_id) as credit_notes,
                   (select coalesce(sum(a.amount), 0) from receipt_allocation a join receipt r on r.id = a.receipt_id
                    where a.order_id = v.order_id and r.status = 'CONFIRMED')
                   + (select coalesce(sum(amount), 0) from credit_application c where c.to_order_id = v.order_id)
                   - (select coalesce(sum(amount), 0) from credit_application c where c.from_order_id = v.order_id)
                   - (select coalesce(sum(amount), 0) from refund f
                      where f.order_id = v.order_id and f.status in ('APPROVED', 'PAID')) as held,
                   (select coalesce(sum(amount), 0) from waiver w where w.order_id = v.order_id) as waived,
                   (select coalesce(sum(amount), 0) from refund f
                    where f.order_id = v.order_id and f.status = 'APPROVED') as refunds_payable,
                   (select type from domain_event e where e.key = v.order_id::text
                    and type in ('finance.deposit-confirmed.v1', 'finance.deposit-revoked.v1')
                    order by seq desc limit 1) as deposit,
                   (select type from domain_event e where e.key = v.order_id::text
                    and type in ('finance.balance-confirmed.v1', 'finance.balance-revoked.v1')
                    order by seq desc limit 1) as balance
            from receivable v where v.order_id = any (?)""";

    private static final String FREE_MONEY = """
            select customer_id, currency, sum(documents), sum(journal) from (
                select r.customer_id, r.currency, r.amount
                       - (select coalesce(sum(a.amount), 0) from receipt_allocation a where a.receipt_id = r.id), 0
                from receipt r where r.status = 'CONFIRMED'
                union all
                select customer_id, currency, case when to_order_id is null then amount else -amount end, 0
                from credit_application where to_order_id is null or from_order_id is null
                union all
                select customer_id, currency, 0, -amount from posting where account = 'CUSTOMER_MONEY'
            ) as m (customer_id, currency, documents, journal)
            group by customer_id, currency having sum(documents) <> sum(journal) limit 1000""";

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

    /** What was looked at, and what differs; empty when all is well. */
    public record Outcome(int orders, List<Difference> differences) {}

    public Outcome check() {
        List<Difference> differences = new ArrayList<>(transactions.inNew(connection -> {
            List<Difference> found = new ArrayList<>();
            inOneView(connection);
            journal.unbalanced().forEach(entry -> found.add(new Difference("entry", entry, "0", "not balanced")));
            freeMoney(connection, found);
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
        return new Outcome(orders, differences);
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

    private static void freeMoney(Connection connection, List<Difference> found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FREE_MONEY);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Difference(
                        "customer-money",
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
                Money total = receivable.goods().plus(charges).minus(money(row, "credit_notes"));
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
            boolean open = announced != null && announced.endsWith("-confirmed.v1");
            if (open != justified) {
                differences.add(new Difference(
                        what, receivable.orderId(), open ? "open" : "closed", justified ? "open" : "closed"));
            }
        }
    }
}
