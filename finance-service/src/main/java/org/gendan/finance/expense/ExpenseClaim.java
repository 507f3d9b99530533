package org.gendan.finance.expense;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.language.Money;

/**
 * What a merchandiser or an inspector spent on the company's business (S3.15). It is written down, submitted, approved or
 * rejected by the department head, who is somebody else, and paid out by the cashier; a rejected one can be mended and
 * submitted again.
 */
@Entity
public class ExpenseClaim extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String claimant;
    private UUID orderId;

    @Embedded
    private Trip trip;

    @ElementCollection
    @CollectionTable(name = "expense_line", joinColumns = @JoinColumn(name = "claim_id"))
    @OrderColumn(name = "number")
    private List<ExpenseLine> lines = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private ExpenseStatus status;

    private Instant recordedAt;
    private String decidedBy;
    private Instant decidedAt;
    private String rejectedBecause;
    private String paidBy;
    private LocalDate paidOn;
    private String paymentReference;

    protected ExpenseClaim() {}

    ExpenseClaim(UUID orderId, Trip trip, List<ExpenseLine> lines, String claimant, LocalDate today, Instant at) {
        if (orderId == null && trip == null) {
            throw Refused.invalid("trip", "name the trip or the order that the money was spent for");
        }
        this.id = Ids.next();
        this.orderId = orderId;
        this.trip = trip;
        this.claimant = claimant;
        this.status = ExpenseStatus.DRAFT;
        this.recordedAt = at;
        write(lines, today);
    }

    /** Writes all lines anew, before the claim is submitted or after it was rejected. */
    void change(List<ExpenseLine> entered, LocalDate today) {
        refuseUnlessOpen();
        write(entered, today);
    }

    /** Whether it is still written down, or to be mended. */
    public boolean isOpen() {
        return mayBecome(ExpenseStatus.SUBMITTED);
    }

    /** What was handed in is decided as it stands. */
    void refuseUnlessOpen() {
        if (!isOpen()) {
            throw Refused.wrongState(status, ExpenseStatus.SUBMITTED.before());
        }
    }

    private void write(List<ExpenseLine> entered, LocalDate today) {
        List<Refused.Violation> wrong = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            ExpenseLine line = entered.get(i);
            if (!line.amount().isPositive()) {
                wrong.add(new Refused.Violation("lines[%d].amount".formatted(i), "must be more than zero"));
            }
            if (line.spentOn().isAfter(today)) {
                wrong.add(new Refused.Violation(
                        "lines[%d].spentOn".formatted(i), "lies in the future; today is " + today));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refused.invalid(wrong);
        }
        lines.clear();
        lines.addAll(entered);
    }

    void submit() {
        advanceTo(ExpenseStatus.SUBMITTED);
        rejectedBecause = null;
    }

    void approve(String by, Instant at) {
        decide(ExpenseStatus.APPROVED, by, at);
    }

    void reject(String reason, String by, Instant at) {
        decide(ExpenseStatus.REJECTED, by, at);
        rejectedBecause = reason;
    }

    private void decide(ExpenseStatus decision, String by, Instant at) {
        if (isOf(by)) {
            throw Refused.forbidden("expense-four-eyes", Map.of("claimant", claimant));
        }
        advanceTo(decision);
        decidedBy = by;
        decidedAt = at;
    }

    void pay(String reference, LocalDate on, String by) {
        if (isOf(by)) {
            throw Refused.forbidden("expense-four-eyes", Map.of("claimant", claimant));
        }
        advanceTo(ExpenseStatus.PAID);
        paymentReference = reference;
        paidOn = on;
        paidBy = by;
    }

    /** Whether that is a step from where it stands. */
    public boolean mayBecome(ExpenseStatus next) {
        return status.next().contains(next);
    }

    private void advanceTo(ExpenseStatus next) {
        if (!mayBecome(next)) {
            throw Refused.wrongState(status, next.before());
        }
        status = next;
    }

    /** The sum per currency. */
    public List<Money> totals() {
        Map<String, Money> totals = new TreeMap<>();
        for (ExpenseLine line : lines) {
            Currency currency = line.amount().currency();
            totals.merge(currency.getCurrencyCode(), line.amount(), Money::plus);
        }
        return List.copyOf(totals.values());
    }

    /** The movement that its payment is, per currency; of no customer, and of the order where it was spent for one. */
    List<Posting> payment() {
        return totals().stream()
                .flatMap(total -> Stream.of(
                        Posting.debit(LedgerAccount.EXPENSES, orderId, null, total),
                        Posting.credit(LedgerAccount.BANK, null, null, total)))
                .toList();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** Whether it is the person's own: nobody decides it, or pays it out, for oneself, and nobody else writes in it. */
    public boolean isOf(String person) {
        return person.equals(claimant);
    }

    public String claimant() {
        return claimant;
    }

    public UUID orderId() {
        return orderId;
    }

    public Trip trip() {
        return trip;
    }

    public List<ExpenseLine> lines() {
        return List.copyOf(lines);
    }

    public ExpenseStatus status() {
        return status;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public String rejectedBecause() {
        return rejectedBecause;
    }

    public String paidBy() {
        return paidBy;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    public String paymentReference() {
        return paymentReference;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
