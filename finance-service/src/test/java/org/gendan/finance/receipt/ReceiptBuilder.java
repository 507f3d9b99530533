package org.gendan.finance.receipt;

import static org.gendan.finance.receivable.ReceivableBuilder.DAY;
import static org.gendan.finance.receivable.ReceivableBuilder.aReceivable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.receivable.Receivable;
import org.gendan.language.Ids;
import org.gendan.language.Money;

/** A receipt of 100 CNY, recorded by cashier; further along as the test says. */
public final class ReceiptBuilder {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final Receivable receivable = aReceivable().build();
    private final String serial = UUID.randomUUID().toString();
    private Money amount = Money.parse("100.00", "CNY");
    private String recorder = "cashier";
    private boolean rejected;
    private boolean confirmed;
    private boolean reversed;

    private ReceiptBuilder() {}

    public static ReceiptBuilder aReceipt() {
        return new ReceiptBuilder();
    }

    public ReceiptBuilder of(String value, String currency) {
        amount = Money.parse(value, currency);
        return this;
    }

    public ReceiptBuilder recordedBy(String name) {
        recorder = name;
        return this;
    }

    public ReceiptBuilder rejected() {
        rejected = true;
        return this;
    }

    public ReceiptBuilder confirmed() {
        confirmed = true;
        return this;
    }

    public ReceiptBuilder reversed() {
        confirmed = true;
        reversed = true;
        return this;
    }

    public Receipt build() {
        NewReceipt arrived =
                new NewReceipt(receivable.orderId(), amount, "3301 0000 5555 0815", serial, "华裳服饰有限公司", DAY);
        Receipt receipt = new Receipt(Ids.next(), arrived, List.of(receivable), DAY, recorder, NOW);
        if (rejected) {
            receipt.reject("mistyped", "cashier", NOW);
        }
        if (confirmed) {
            receipt.confirm("finance", true, NOW);
        }
        if (reversed) {
            receipt.reverse("returned by the bank", "finance", NOW);
        }
        return receipt;
    }
}
