package org.gendan.finance.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.finance.customer.Customer;
import org.gendan.finance.customer.Customers;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.ledger.CustomerMovements.Movement;
import org.gendan.finance.ledger.OrderAccounts.Choice;
import org.gendan.finance.ledger.OrderAccounts.Scope;
import org.gendan.finance.receivable.Debt;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.office.paper.Figures;
import org.gendan.office.paper.Paper;

/**
 * A customer's statement of account on paper, in Chinese and English: what was invoiced and paid in a period, from the
 * journal, with opening and closing balance per currency, and what its orders still owe at the end of it.
 */
@ApplicationScoped
public class CustomerStatement {
    private static final int MOST_ORDERS = 500;

    private final SalesLedger ledger;
    private final OrderAccounts accounts;
    private final CustomerMovements movements;
    private final Customers customers;
    private final Caller caller;
    private final String seller;

    CustomerStatement(
            SalesLedger ledger,
            OrderAccounts accounts,
            CustomerMovements movements,
            Customers customers,
            Caller caller,
            @ConfigProperty(name = "gendan.finance.seller") String seller) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.movements = movements;
        this.customers = customers;
        this.caller = caller;
        this.seller = seller;
    }

    /** One movement: either charged or paid, and the balance after it. */
    public record Line(
            LocalDate on, String what, String reference, String orders, String charged, String paid, String balance) {}

    /** What happened in one currency. */
    public record Account(String currency, String opening, List<Line> entries, String closing) {}

    /** An order of which something is open, and the day by which the first of it is due; null if none was asked for. */
    public record OpenOrder(String number, String currency, String total, String paid, String open, LocalDate dueOn) {}

    /** What the paper says. */
    public record Content(
            String customer,
            String seller,
            LocalDate from,
            LocalDate to,
            List<Account> accounts,
            List<OpenOrder> orders) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance customerStatement(Content statement);
    }

    /** The period ends today unless stated, and begins with the month before its end unless stated. */
    @Transactional
    public byte[] print(UUID customerId, LocalDate from, LocalDate to) {
        LocalDate end = ledger.day(to);
        LocalDate begin = from == null ? end.minusMonths(1).withDayOfMonth(1) : from;
        if (begin.isAfter(end)) {
            throw Refused.invalid("from", "lies after the end of the period, " + end);
        }
        Content content = new Content(
                visible(customerId).legalName(),
                seller,
                begin,
                end,
                accounts(customerId, begin, end),
                open(customerId, end));
        return Paper.pdf(Templates.customerStatement(content).render());
    }

    private Customer visible(UUID customerId) {
        boolean foreign = caller.has(Role.CUSTOMER)
                && !customerId.equals(caller.customerId().orElse(null));
        return customers
                .findByIdOptional(customerId)
                .filter(_ -> !foreign)
                .orElseThrow(() -> Refused.unknown("customer", customerId));
    }

    private List<Account> accounts(UUID customerId, LocalDate from, LocalDate to) {
        Map<Currency, Money> opening = movements.before(customerId, from);
        Map<String, Currency> currencies = new TreeMap<>();
        List<Movement> moved = movements.between(customerId, from, to);
        opening.keySet().forEach(currency -> currencies.put(currency.getCurrencyCode(), currency));
        moved.forEach(movement -> currencies.put(
                movement.amount().currency().getCurrencyCode(),
                movement.amount().currency()));
        return currencies.values().stream()
                .map(currency -> account(currency, opening.getOrDefault(currency, Money.zero(currency)), moved))
                .toList();
    }

    private static Account account(Currency currency, Money opening, List<Movement> moved) {
        List<Line> lines = new ArrayList<>();
        Money balance = opening;
        for (Movement movement : moved) {
            if (movement.amount().currency().equals(currency)) {
                balance = balance.plus(movement.amount());
                boolean charged = movement.amount().isPositive();
                lines.add(new Line(
                        movement.on(),
                        inBothLanguages(movement.kind()),
                        movement.reference(),
                        Objects.toString(movement.orders(), ""),
                        charged ? plain(movement.amount()) : "",
                        charged ? "" : plain(movement.amount().times(-1)),
                        plain(balance)));
            }
        }
        return new Account(currency.getCurrencyCode(), plain(opening), lines, plain(balance));
    }

    private List<OpenOrder> open(UUID customerId, LocalDate day) {
        return accounts.page(new Choice(day, customerId, Scope.OWING), null, MOST_ORDERS).stream()
                .filter(order -> order.position().open().isPositive())
                .map(order -> new OpenOrder(
                        order.orderNumber(),
                        order.position().total().currency().getCurrencyCode(),
                        plain(order.position().total()),
                        plain(order.position().held()),
                        plain(order.position().open()),
                        order.debts().stream()
                                .map(Debt::dueOn)
                                .filter(Objects::nonNull)
                                .min(LocalDate::compareTo)
                                .orElse(null)))
                .toList();
    }

    private static String plain(Money amount) {
        return Figures.of(amount.amount());
    }

    private static String inBothLanguages(EntryKind kind) {
        return switch (kind) {
            case INVOICE -> "发票 Invoice";
            case CREDIT_NOTE -> "贷项通知单 Credit note";
            case RECEIPT -> "收款 Payment received";
            case REVERSAL -> "收款冲销 Payment reversed";
            case REFUND_PAYMENT -> "退款 Refund";
            case WAIVER -> "豁免 Waived";
            case ALLOCATION -> "收款认领 Payment allocated";
            case REVISION,
                    CHARGE,
                    EXCHANGE,
                    CREDIT,
                    SET_ASIDE,
                    REFUND,
                    REFUND_CANCELLATION,
                    DELIVERY_DIFFERENCE,
                    REPLACEMENT,
                    CANCELLATION,
                    EXPENSE -> "调整 Adjustment";
        };
    }
}
