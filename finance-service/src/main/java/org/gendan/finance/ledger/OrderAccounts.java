package org.gendan.finance.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.journal.Balances;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.receivable.Position;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;

/**
 * The accounts of orders as of any business date. The journal and the milestones are only added to and dated, so that
 * what a past day is said to have looked like never changes.
 */
@ApplicationScoped
public class OrderAccounts {
    private static final UUID NOBODY = new UUID(0, 0);

    private static final List<LedgerAccount> SHOWN = List.of(
            LedgerAccount.RECEIVABLE,
            LedgerAccount.ADVANCES,
            LedgerAccount.CREDIT_DUE,
            LedgerAccount.REFUNDS_PAYABLE,
            LedgerAccount.ORDERED,
            LedgerAccount.REVENUE,
            LedgerAccount.WAIVED_DEPOSIT,
            LedgerAccount.WAIVED_BALANCE);

    private static final String PAGE = """
            select v.order_id, v.order_number, v.customer_id, c.name, v.merchandiser, v.salesperson, v.currency,
                   v.deposit_percent, v.cancelled_on <= d.day as cancelled, said.revision, said.deposit_due, said.balance_due,
                   goods.text, goods.pieces, left_gate.pieces as shipped, books.goods, books.charges, %s
            from (select cast(? as date) as day) d
                 cross join lateral (
                     select * from receivable r
                     where (? or r.merchandiser = ? or r.salesperson = ? or r.customer_id = ?)
                       and (?::uuid is null or r.customer_id = ?)
                       and case ?
                               when 'UNSETTLED' then r.settled_on is null or r.settled_on > d.day
                               when 'OWING' then
                                   (select sum(p.amount) from posting p join journal_entry e on e.id = p.entry_id
                                    where p.order_id = r.order_id and p.currency = r.currency
                                      and p.account in ('RECEIVABLE', 'ADVANCES', 'CREDIT_DUE')
                                      and e.occurred_on <= d.day) > 0
                               else true end
                       and (?::uuid is null or r.order_id < ?)
                       and exists (select from milestone m
                                   where m.order_id = r.order_id and m.kind = 'DEPOSIT' and m.what = 'ASKED'
                                     and m.occurred_on <= d.day)
                     order by r.order_id desc limit ?) v
                 left join customer c on c.id = v.customer_id
                 cross join lateral (
                     select max(m.revision) as revision,
                            (array_agg(m.due_on order by m.seq desc)
                                filter (where m.kind = 'DEPOSIT' and m.what = 'ASKED'))[1] as deposit_due,
                            (array_agg(m.due_on order by m.seq desc)
                                filter (where m.kind = 'BALANCE' and m.what = 'ASKED'))[1] as balance_due
                     from milestone m
                     where m.order_id = v.order_id and m.occurred_on <= d.day) said
                 cross join lateral (
                     select string_agg(distinct concat_ws(' ', l.series, l.model), ', ') as text,
                            coalesce(sum(l.quantity), 0) as pieces
                     from priced_line l where l.order_id = v.order_id and l.revision = said.revision) goods
                 cross join lateral (
                     select coalesce(sum(case when s.returned then -l.quantity else l.quantity end), 0) as pieces
                     from shipped s join shipped_line l on l.shipped_id = s.id join invoice i on i.id = s.invoice_id
                     where s.order_id = v.order_id and greatest(s.occurred_on, i.issued_on) <= d.day) left_gate
                 cross join lateral (
                     select coalesce(sum(p.amount) filter (where p.account = 'RECEIVABLE' and e.kind = 'REVISION'), 0) as goods,
                            coalesce(sum(p.amount) filter (where p.account = 'RECEIVABLE' and e.kind = 'CHARGE'), 0) as charges,
                            %s
                     from posting p join journal_entry e on e.id = p.entry_id
                     where p.order_id = v.order_id and p.currency = v.currency and e.occurred_on <= d.day) books
            order by v.order_id desc""".formatted(each("books.%1$s"), each("""
                    coalesce(sum(p.amount) filter (where p.account = '%2$s'), 0) as %1$s"""));

    private final Transactions transactions;
    private final Caller caller;

    OrderAccounts(Transactions transactions, Caller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    /** ALL, those that are not settled, or those of which something is open: also when it was settled before. */
    public enum Scope {
        ALL,
        UNSETTLED,
        OWING
    }

    /** Which orders, of those that the caller may see: as of a day, of one customer or (null) of all. */
    public record Choice(LocalDate day, UUID customerId, Scope scope) {}

    /** Newest order first, after an id; null for the beginning. */
    public List<OrderAccount> page(Choice choice, UUID after, int limit) {
        boolean all = caller.has(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
        String user = caller.has(Role.CUSTOMER) ? "" : caller.name();
        UUID customer = caller.customerId().orElse(NOBODY);
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                select.setObject(1, choice.day());
                select.setBoolean(2, all);
                select.setString(3, user);
                select.setString(4, user);
                select.setObject(5, customer);
                select.setObject(6, choice.customerId());
                select.setObject(7, choice.customerId());
                select.setString(8, choice.scope().name());
                select.setObject(9, after);
                select.setObject(10, after);
                select.setInt(11, limit);
                try (ResultSet row = select.executeQuery()) {
                    List<OrderAccount> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(read(row));
                    }
                    return found;
                }
            }
        });
    }

    private static OrderAccount read(ResultSet row) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        UUID customer = row.getObject("customer_id", UUID.class);
        Currency currency = Currency.getInstance(row.getString("currency"));
        Map<LedgerAccount, Money> sums = new EnumMap<>(LedgerAccount.class);
        for (LedgerAccount account : SHOWN) {
            sums.put(account, new Money(row.getBigDecimal(account.name()), currency));
        }
        Position.Agreed agreed = new Position.Agreed(
                order,
                customer,
                row.getInt("revision"),
                new Money(row.getBigDecimal("goods"), currency),
                row.getBigDecimal("deposit_percent"),
                row.getBoolean("cancelled"));
        return new OrderAccount(
                order,
                row.getString("order_number"),
                customer,
                row.getString("name"),
                row.getString("merchandiser"),
                row.getString("salesperson"),
                row.getString("text"),
                row.getInt("pieces"),
                row.getInt("shipped"),
                new Money(row.getBigDecimal("charges"), currency),
                new Position(agreed, new Balances(order, currency, Map.copyOf(sums))),
                row.getObject("deposit_due", LocalDate.class),
                row.getObject("balance_due", LocalDate.class));
    }

    private static String each(String column) {
        return String.join(
                ", ",
                SHOWN.stream()
                        .map(account -> column.formatted(account.name(), account.name()))
                        .toList());
    }
}
