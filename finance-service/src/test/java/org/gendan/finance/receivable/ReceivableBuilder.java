package org.gendan.finance.receivable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.language.OrderEvent;
import org.gendan.language.OrderEvent.OrderConfirmed;
import org.gendan.testing.Tokens;

/** An order that owes a deposit: 30 % of 110 885.35 CNY within 5 working days, unless a test says otherwise. */
public final class ReceivableBuilder {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private UUID orderId = Ids.next();
    private Money total = Money.parse("110885.35", "CNY");
    private BigDecimal depositPercent = new BigDecimal("30");
    private int dueDays = 5;
    private List<OrderEvent.Line> lines = List.of();
    private UUID customerId = UUID.fromString(Tokens.CUSTOMER_ID);
    private String merchandiser = "merchandiser";
    private String salesperson = "salesperson";

    private ReceivableBuilder() {}

    public static ReceivableBuilder aReceivable() {
        return new ReceivableBuilder();
    }

    public ReceivableBuilder ofOrder(UUID id) {
        orderId = id;
        return this;
    }

    public ReceivableBuilder over(String amount, String currency) {
        return over(Money.parse(amount, currency));
    }

    public ReceivableBuilder over(Money amount) {
        total = amount;
        return this;
    }

    /** Lines of so many pieces each at a price of one currency; the total is theirs. */
    public ReceivableBuilder of(String price, String currency, int... quantities) {
        Money one = Money.parse(price, currency);
        lines = new ArrayList<>();
        total = Money.zero(one.currency());
        for (int quantity : quantities) {
            lines.add(new OrderEvent.Line(
                    Ids.next(),
                    lines.size() + 1,
                    "HS",
                    "HS-100",
                    "棉",
                    "red",
                    "XL",
                    quantity,
                    one,
                    one.times(quantity)));
            total = total.plus(one.times(quantity));
        }
        return this;
    }

    public ReceivableBuilder withDeposit(String percent) {
        depositPercent = new BigDecimal(percent);
        return this;
    }

    public ReceivableBuilder dueWithin(int workingDays) {
        dueDays = workingDays;
        return this;
    }

    public ReceivableBuilder ofCustomer(String id) {
        customerId = UUID.fromString(id);
        return this;
    }

    public ReceivableBuilder handledBy(String name) {
        merchandiser = name;
        return this;
    }

    public ReceivableBuilder soldBy(String name) {
        salesperson = name;
        return this;
    }

    /** As order-service announces it. */
    public OrderConfirmed announced() {
        return new OrderConfirmed(
                orderId,
                "GD-" + orderId.toString().substring(24),
                1,
                customerId,
                merchandiser,
                salesperson,
                lines,
                new OrderEvent.Terms(depositPercent, dueDays, BigDecimal.ZERO, total.currency(), "3301 0000 5555 0815"),
                new OrderEvent.Contract("HT-1", DAY.minusDays(3), DAY.plusMonths(3), "FOB", "上海", "Hamburg"),
                total,
                DAY,
                merchandiser);
    }

    public Receivable build() {
        return new Receivable(announced(), DAY.plusDays(7));
    }
}
