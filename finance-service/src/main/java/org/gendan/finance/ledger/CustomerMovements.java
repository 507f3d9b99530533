package org.gendan.finance.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.journal.EntryKind;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.store.Transactions;
import org.gendan.language.Money;

/**
 * What the journal says between a customer and the company: invoices against money that is held for it. What moves money
 * from one of its orders to another moves nothing here.
 */
@ApplicationScoped
class CustomerMovements {
    private static final int MOST = 2000;

    private static final String DELTA = """
            sum(case when p.account in ('ADVANCES', 'CREDIT_DUE', 'CUSTOMER_MONEY', 'REFUNDS_PAYABLE') then p.amount
                     when p.account in ('REVENUE', 'WAIVED_DEPOSIT', 'WAIVED_BALANCE') then -p.amount else 0 end)""";

    private static final String BEFORE = """
            select p.currency, %s from posting p join journal_entry e on e.id = p.entry_id
            where p.customer_id = ? and e.occurred_on < ? group by p.currency""".formatted(DELTA);

    /** A reason that staff wrote down is not for the customer; a number of a document or of a bank is. */
    private static final String BETWEEN = """
            select e.occurred_on, e.kind, case when e.kind in ('INVOICE', 'CREDIT_NOTE', 'RECEIPT') then e.text end,
                   (select string_agg(distinct v.order_number, ', ') from posting o join receivable v on v.order_id = o.order_id
                    where o.entry_id = e.id),
                   p.currency, %1$s
            from posting p join journal_entry e on e.id = p.entry_id
            where p.customer_id = ? and e.occurred_on between ? and ?
            group by e.id, p.currency having %1$s <> 0
            order by e.occurred_on, e.id limit ?""".formatted(DELTA);

    private final Transactions transactions;

    CustomerMovements(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Above zero the customer owes more by it, below zero less. */
    record Movement(LocalDate on, EntryKind kind, String reference, String orders, Money amount) {}

    /** The balances at the end of the day before. */
    Map<Currency, Money> before(UUID customerId, LocalDate day) {
        return transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BEFORE)) {
                select.setObject(1, customerId);
                select.setObject(2, day);
                try (ResultSet row = select.executeQuery()) {
                    Map<Currency, Money> sums = new HashMap<>();
                    while (row.next()) {
                        Currency currency = Currency.getInstance(row.getString(1));
                        if (row.getBigDecimal(2).signum() != 0) {
                            sums.put(currency, new Money(row.getBigDecimal(2), currency));
                        }
                    }
                    return sums;
                }
            }
        });
    }

    /** In the order in which they were booked; a period of more than a paper takes is refused. */
    List<Movement> between(UUID customerId, LocalDate from, LocalDate to) {
        List<Movement> found = transactions.inCurrent(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BETWEEN)) {
                select.setObject(1, customerId);
                select.setObject(2, from);
                select.setObject(3, to);
                select.setInt(4, MOST + 1);
                try (ResultSet row = select.executeQuery()) {
                    List<Movement> movements = new ArrayList<>();
                    while (row.next()) {
                        movements.add(new Movement(
                                row.getObject(1, LocalDate.class),
                                EntryKind.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                new Money(row.getBigDecimal(6), Currency.getInstance(row.getString(5)))));
                    }
                    return movements;
                }
            }
        });
        if (found.size() > MOST) {
            throw Refused.conflict("statement-too-long", Map.of("largest", MOST));
        }
        return found;
    }
}
