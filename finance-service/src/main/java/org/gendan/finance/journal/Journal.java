package org.gendan.finance.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Money;

/**
 * The double-entry journal: every movement once, in the transaction of what it tells of. It is added to and read, never
 * changed; what an order owes and has is the sum of what stands here.
 */
@ApplicationScoped
public class Journal {
    /** One statement per entry: the database checks its balance at the end of it. */
    private static final String APPEND = """
            with entry as (
                insert into journal_entry (id, kind, source_id, occurred_on, recorded_by, text)
                values (?, ?, ?, ?, ?, ?) returning id)
            insert into posting (entry_id, n, account, order_id, customer_id, amount, currency)
            select entry.id, p.n, p.account, p.order_id, p.customer_id, p.amount, p.currency
            from entry, unnest(?, ?, ?, ?, ?) with ordinality
                     as p (account, order_id, customer_id, amount, currency, n)""";

    private static final String BALANCES = """
            select order_id, account, sum(amount) from posting
            where order_id = any (?) and currency = ? group by order_id, account""";

    private static final String PAGE = """
            select e.id, e.kind, e.source_id, e.occurred_on, e.recorded_at, e.recorded_by, e.text,
                   p.account, p.order_id, p.customer_id, p.amount, p.currency
            from (select * from journal_entry j
                  where (?::uuid is null or j.id < ?) and
                        (?::uuid is null or j.id in (select entry_id from posting where order_id = ?)) and
                        (?::text is null or exists (select from posting a where a.entry_id = j.id and a.account = ?)) and
                        (?::date is null or j.occurred_on >= ?) and (?::date is null or j.occurred_on <= ?)
                  order by id desc limit ?) e
                 join posting p on p.entry_id = e.id
            order by e.id desc, p.n""";

    private final Transactions transactions;

    Journal(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An entry as it was written, and when. */
    public record Written(Entry entry, Instant recordedAt) {}

    /** Writes an entry in the transaction under way; one that moves nothing is not written. */
    public void append(Entry entry) {
        if (entry.isEmpty()) {
            return;
        }
        transactions.inCurrent(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                List<Posting> postings = entry.postings();
                insert.setObject(1, entry.id());
                insert.setString(2, entry.kind().name());
                insert.setObject(3, entry.source());
                insert.setObject(4, entry.occurredOn());
                insert.setString(5, entry.by());
                insert.setString(6, entry.text());
                insert.setArray(7, array(connection, "text", postings, posting -> posting.account()
                        .name()));
                insert.setArray(8, array(connection, "uuid", postings, Posting::orderId));
                insert.setArray(9, array(connection, "uuid", postings, Posting::customerId));
                insert.setArray(10, array(connection, "numeric", postings, posting -> posting.amount()
                        .amount()));
                insert.setArray(11, array(connection, "text", postings, posting -> posting.amount()
                        .currency()
                        .getCurrencyCode()));
                return insert.executeUpdate();
            }
        });
    }

    public Balances of(UUID orderId, Currency currency) {
        return of(List.of(orderId), currency).get(orderId);
    }

    /** By order id; an order about which nothing was written is there with nothing. */
    public Map<UUID, Balances> of(Collection<UUID> orders, Currency currency) {
        Map<UUID, Map<LedgerAccount, Money>> sums = new HashMap<>();
        transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BALANCES)) {
                select.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
                select.setString(2, currency.getCurrencyCode());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sums.computeIfAbsent(row.getObject(1, UUID.class), _ -> new EnumMap<>(LedgerAccount.class))
                                .put(
                                        LedgerAccount.valueOf(row.getString(2)),
                                        new Money(row.getBigDecimal(3), currency));
                    }
                }
            }
            return null;
        });
        Map<UUID, Balances> balances = new HashMap<>();
        orders.forEach(order ->
                balances.put(order, new Balances(order, currency, Map.copyOf(sums.getOrDefault(order, Map.of())))));
        return balances;
    }

    /** What entries of one kind about an order moved on an account, in the order's currency; debits are positive. */
    public Money moved(UUID orderId, EntryKind kind, LedgerAccount account, Currency currency) {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select coalesce(sum(p.amount), 0)
                    from posting p join journal_entry e on e.id = p.entry_id
                    where p.order_id = ? and e.kind = ? and p.account = ? and p.currency = ?""")) {
                select.setObject(1, orderId);
                select.setString(2, kind.name());
                select.setString(3, account.name());
                select.setString(4, currency.getCurrencyCode());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new Money(row.getBigDecimal(1), currency);
                }
            }
        });
    }

    /** Free money of a customer in one currency: paid and given to no order. */
    public Money customerMoney(UUID customerId, Currency currency) {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select coalesce(-sum(amount), 0) from posting
                    where account = 'CUSTOMER_MONEY' and customer_id = ? and currency = ?""")) {
                select.setObject(1, customerId);
                select.setString(2, currency.getCurrencyCode());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new Money(row.getBigDecimal(1), currency);
                }
            }
        });
    }

    /** As {@link #customerMoney}, for who spends of it: until the transaction ends nobody else does. */
    public Money spendable(UUID customerId, Currency currency) {
        lockCustomer(customerId);
        return customerMoney(customerId, currency);
    }

    /** Until the transaction ends nobody else spends free money of this customer. */
    public void lockCustomer(UUID customerId) {
        transactions.inCurrent(connection -> {
            try (PreparedStatement lock =
                    connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
                lock.setString(1, "customer " + customerId);
                return lock.execute();
            }
        });
    }

    /** Newest first; of the business days from and to, both included. Each condition may be null. */
    public List<Written> page(
            UUID orderId, LedgerAccount account, LocalDate from, LocalDate to, UUID after, int limit) {
        return transactions.inNew(connection -> {
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                select.setObject(1, after);
                select.setObject(2, after);
                select.setObject(3, orderId);
                select.setObject(4, orderId);
                select.setString(5, account == null ? null : account.name());
                select.setString(6, account == null ? null : account.name());
                select.setObject(7, from, Types.DATE);
                select.setObject(8, from, Types.DATE);
                select.setObject(9, to, Types.DATE);
                select.setObject(10, to, Types.DATE);
                select.setInt(11, limit);
                try (ResultSet row = select.executeQuery()) {
                    return read(row);
                }
            }
        });
    }

    /** Entries whose postings do not come to zero in some currency; the database lets none in. */
    public List<UUID> unbalanced() {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select distinct entry_id from posting
                            group by entry_id, currency having sum(amount) <> 0 limit 100""");
                    ResultSet row = select.executeQuery()) {
                List<UUID> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(row.getObject(1, UUID.class));
                }
                return entries;
            }
        });
    }

    private static List<Written> read(ResultSet row) throws SQLException {
        List<Written> entries = new ArrayList<>();
        UUID id = null;
        List<Posting> postings = new ArrayList<>();
        Entry head = null;
        Instant at = null;
        while (row.next()) {
            UUID next = row.getObject(1, UUID.class);
            if (!Objects.equals(id, next)) {
                flush(entries, head, at, postings);
                id = next;
                postings = new ArrayList<>();
                at = row.getTimestamp(5).toInstant();
                head = new Entry(
                        id,
                        EntryKind.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getObject(4, LocalDate.class),
                        row.getString(6),
                        row.getString(7),
                        List.of());
            }
            postings.add(new Posting(
                    LedgerAccount.valueOf(row.getString(8)),
                    row.getObject(9, UUID.class),
                    row.getObject(10, UUID.class),
                    new Money(row.getBigDecimal(11), Currency.getInstance(row.getString(12)))));
        }
        flush(entries, head, at, postings);
        return entries;
    }

    private static void flush(List<Written> entries, Entry head, Instant at, List<Posting> postings) {
        if (head != null) {
            entries.add(new Written(
                    new Entry(
                            head.id(), head.kind(), head.source(), head.occurredOn(), head.by(), head.text(), postings),
                    at));
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<Posting> postings,
            java.util.function.Function<Posting, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, postings.stream().map(column).toArray());
    }
}
