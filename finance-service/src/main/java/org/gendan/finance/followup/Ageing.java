package org.gendan.finance.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.ledger.OrderAccount;
import org.gendan.finance.ledger.OrderAccounts;
import org.gendan.finance.ledger.OrderAccounts.Choice;
import org.gendan.finance.ledger.OrderAccounts.Scope;
import org.gendan.language.Money;

/** How long what customers owe is overdue, per customer and currency, as of a business date (S1.17b). */
@ApplicationScoped
public class Ageing {
    private static final int AT_ONCE = 500;
    private static final int MOST_ROWS = 2000;

    private final OrderAccounts accounts;

    Ageing(OrderAccounts accounts) {
        this.accounts = accounts;
    }

    /** What one customer owes in one currency, by how long it is overdue. */
    public record Row(UUID customerId, String customerName, Currency currency, Map<AgeingBucket, Money> open) {
        public Money of(AgeingBucket bucket) {
            return open.getOrDefault(bucket, Money.zero(currency));
        }

        public Money total() {
            return open.values().stream().reduce(Money.zero(currency), Money::plus);
        }
    }

    private record Account(UUID customerId, Currency currency) {}

    /** The customers that owe most come first, at most 2 000 of them. */
    @Transactional
    public List<Row> on(LocalDate day) {
        Map<Account, Row> rows = new HashMap<>();
        Choice open = new Choice(day, null, Scope.OWING);
        List<OrderAccount> page = accounts.page(open, null, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(order -> add(rows, order, day));
            page = accounts.page(open, page.getLast().orderId(), AT_ONCE);
        }
        return rows.values().stream()
                .sorted(Comparator.comparing((Row row) -> row.currency().getCurrencyCode())
                        .thenComparing(row -> row.total().amount(), Comparator.reverseOrder())
                        .thenComparing(Row::customerId))
                .limit(MOST_ROWS)
                .toList();
    }

    private static void add(Map<Account, Row> rows, OrderAccount order, LocalDate day) {
        order.debts().forEach(debt -> {
            Currency currency = debt.amount().currency();
            rows.computeIfAbsent(
                            new Account(order.customerId(), currency),
                            _ -> new Row(
                                    order.customerId(),
                                    order.customerName(),
                                    currency,
                                    new EnumMap<>(AgeingBucket.class)))
                    .open()
                    .merge(AgeingBucket.of(debt.dueOn(), day), debt.amount(), Money::plus);
        });
    }
}
