package org.gendan.finance.receivable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.Money;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.language.FinanceEvent;
import org.gendan.kernel.language.FinanceEvent.DepositConfirmed;
import org.gendan.kernel.language.FinanceEvent.DepositRequested;
import org.gendan.kernel.language.FinanceEvent.DepositRevoked;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;

/**
 * What a customer owes for one order. It begins when the order is announced as confirmed; its deposit is asked for at
 * once, is confirmed when the receipts cover it, and revoked when a reversal leaves them short.
 */
@Entity
public class Receivable implements Audited {
    @Id
    private UUID orderId;

    @Version
    private long version;

    private String orderNumber;
    private int revision;
    private UUID customerId;
    private String merchandiser;
    private String salesperson;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total", precision = 19, scale = 4))
    private Money total;

    @Embedded
    private Terms terms;

    private LocalDate dueOn;

    protected Receivable() {}

    Receivable(OrderConfirmed order, LocalDate dueOn) {
        this.orderId = order.orderId();
        this.orderNumber = order.orderNumber();
        this.revision = order.revision();
        this.customerId = order.customerId();
        this.merchandiser = order.merchandiser();
        this.salesperson = order.salesperson();
        this.total = order.total();
        this.terms = Terms.of(order.terms());
        this.dueOn = dueOn;
    }

    /** The request for the deposit (S1.8); where none is owed, its confirmation comes with it (design §5). */
    List<FinanceEvent> requested(LocalDate on, String by) {
        List<FinanceEvent> events = new ArrayList<>();
        events.add(new DepositRequested(orderId, revision, total, deposit(), dueOn, terms.bankAccount(), on, by));
        Coverage nothingYet = coveredBy(Received.nothing(total.currency()));
        if (nothingYet.isCovered()) {
            events.add(confirmed(nothingYet, on, by));
        }
        return events;
    }

    void handOver(String to) {
        merchandiser = to;
    }

    /** The share of the total that is due before production, rounded once (rule 11). */
    public Money deposit() {
        return total.percent(terms.depositPercent());
    }

    public Coverage coveredBy(Received received) {
        return Coverage.of(deposit(), received);
    }

    /** What is announced when money came or went: something only where the deposit became covered or ceased to be. */
    public Optional<FinanceEvent> crossing(Coverage before, Coverage after, String reason, LocalDate on, String by) {
        if (before.isCovered() == after.isCovered()) {
            return Optional.empty();
        }
        return Optional.of(after.isCovered() ? confirmed(after, on, by) : revoked(after, reason, on, by));
    }

    private DepositConfirmed confirmed(Coverage now, LocalDate on, String by) {
        return new DepositConfirmed(orderId, revision, now.required(), now.received(), on, by);
    }

    private DepositRevoked revoked(Coverage now, String reason, LocalDate on, String by) {
        return new DepositRevoked(orderId, revision, now.required(), now.received(), now.shortfall(), reason, on, by);
    }

    public UUID orderId() {
        return orderId;
    }

    public String orderNumber() {
        return orderNumber;
    }

    public int revision() {
        return revision;
    }

    public ReceivableKind kind() {
        return ReceivableKind.DEPOSIT;
    }

    public UUID customerId() {
        return customerId;
    }

    public String merchandiser() {
        return merchandiser;
    }

    public String salesperson() {
        return salesperson;
    }

    public Money total() {
        return total;
    }

    public Terms terms() {
        return terms;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
