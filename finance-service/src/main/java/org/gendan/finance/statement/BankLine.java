package org.gendan.finance.statement;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.receipt.NewReceipt;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Money;
import org.hibernate.annotations.Immutable;

/**
 * A movement that the bank told of. It never changes and never goes away: money that came in is unallocated until a receipt
 * stands for it, and again when that receipt was rejected or reversed.
 */
@Entity
@Immutable
public class BankLine extends Listed {
    private static final String NOBODY = "-";

    @Id
    private UUID id;

    private String bankAccount;
    private String serial;
    private String transactionId;
    private LocalDate bookedOn;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Embedded
    private Money amount;

    private String payer;
    private String text;
    private UUID importId;
    private String messageId;
    private String bookedBy;
    private Instant bookedAt;

    protected BankLine() {}

    /** The receipt that it becomes, for the orders named; what they leave of it is the customer's, without any nobody's. */
    public NewReceipt paying(List<Allocation> allocations) {
        if (direction == Direction.DEBIT) {
            throw Refused.conflict("debit-line", Map.of("amount", amount.toString()));
        }
        return new NewReceipt(
                null,
                allocations,
                amount,
                bankAccount,
                serial,
                payer.isEmpty() ? NOBODY : payer,
                bookedOn,
                null,
                null,
                allocations.isEmpty());
    }

    public UUID id() {
        return id;
    }

    public String bankAccount() {
        return bankAccount;
    }

    /** The bank's number of the transaction, or one made of the content; the receipt carries it as its bank serial. */
    public String serial() {
        return serial;
    }

    public String transactionId() {
        return transactionId;
    }

    public LocalDate bookedOn() {
        return bookedOn;
    }

    public Direction direction() {
        return direction;
    }

    public Money amount() {
        return amount;
    }

    public String payer() {
        return payer;
    }

    public String text() {
        return text;
    }

    /** The import that brought it; null where an ERP sent it. */
    public UUID importId() {
        return importId;
    }

    public String messageId() {
        return messageId;
    }

    public String bookedBy() {
        return bookedBy;
    }

    /** The person who imported it, who therefore does not confirm it; null where an ERP sent it. */
    public String importer() {
        return importId == null ? null : bookedBy;
    }

    public Instant bookedAt() {
        return bookedAt;
    }
}
