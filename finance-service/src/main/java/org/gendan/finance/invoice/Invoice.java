package org.gendan.finance.invoice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gendan.finance.customer.Customer;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.terms.Contract;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.language.FinanceEvent;
import org.gendan.language.FinanceEvent.CreditNoteIssued;
import org.gendan.language.FinanceEvent.InvoiceIssued;
import org.gendan.language.FinanceEvent.InvoicedLine;
import org.gendan.language.Money;

/**
 * The commercial invoice of what left the gate (decision 13), or the credit note that reduces one. Issued once, with a number
 * from a range without gaps, and never changed: what is wrong on it is put right by a credit note.
 */
@Entity
public class Invoice extends Listed implements Audited {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private InvoiceKind kind;

    private String number;
    private UUID orderId;
    private String orderNumber;
    private int revision;
    private UUID customerId;
    private String customerCode;
    private String customerName;
    /** The ERP's own number of the customer; null where it has none. */
    private String customerExternalId;

    private UUID shipmentId;
    private String shipmentNumber;
    private UUID invoiceId;
    private String invoiceNumber;
    private LocalDate dueOn;

    @Embedded
    private Contract contract;

    private String bankAccount;

    @Embedded
    private Money amount;

    /** Of an invoice: so much of it is for goods in place of such that were credited when they came back. */
    private BigDecimal replacing = BigDecimal.ZERO;

    /** Of a credit note: so much of it an amendment's lower prices had taken off what is owed already. */
    private BigDecimal repriced = BigDecimal.ZERO;

    private String reason;
    private LocalDate issuedOn;
    private String issuedBy;

    @ElementCollection
    @CollectionTable(name = "invoice_line", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderColumn(name = "position")
    private List<InvoiceLine> lines;

    protected Invoice() {}

    /** The shipment is absent for an invoice of charges alone, the customer where it was not announced here yet. */
    Invoice(
            UUID id,
            String number,
            Receivable receivable,
            Customer customer,
            Shipped shipped,
            List<InvoiceLine> lines,
            LocalDate on,
            String by) {
        this.id = id;
        this.kind = InvoiceKind.INVOICE;
        this.number = number;
        this.orderId = receivable.orderId();
        this.orderNumber = receivable.orderNumber();
        this.revision = shipped == null ? receivable.revision() : shipped.revision();
        this.customerId = receivable.customerId();
        this.customerCode = customer == null ? null : customer.code();
        this.customerName = customer == null ? null : customer.name();
        this.customerExternalId = customer == null ? null : customer.externalId();
        this.shipmentId = shipped == null ? null : shipped.shipmentId();
        this.shipmentNumber = shipped == null ? null : shipped.number();
        this.contract = receivable.contract();
        this.bankAccount = receivable.terms().bankAccount();
        this.amount = sum(receivable, lines);
        this.dueOn = due(receivable, on);
        this.issuedOn = on;
        this.issuedBy = by;
        this.lines = lines;
    }

    /** The credit note that takes back part of an invoice. */
    Invoice(
            UUID id,
            String number,
            Invoice reduced,
            Money amount,
            List<InvoiceLine> lines,
            String reason,
            LocalDate on,
            String by) {
        this.id = id;
        this.kind = InvoiceKind.CREDIT_NOTE;
        this.number = number;
        this.orderId = reduced.orderId;
        this.orderNumber = reduced.orderNumber;
        this.revision = reduced.revision;
        this.customerId = reduced.customerId;
        this.customerCode = reduced.customerCode;
        this.customerName = reduced.customerName;
        this.customerExternalId = reduced.customerExternalId;
        this.shipmentId = reduced.shipmentId;
        this.shipmentNumber = reduced.shipmentNumber;
        this.invoiceId = reduced.id;
        this.invoiceNumber = reduced.number;
        this.contract = reduced.contract;
        this.bankAccount = reduced.bankAccount;
        this.amount = amount;
        this.reason = reason;
        this.issuedOn = on;
        this.issuedBy = by;
        this.lines = lines;
    }

    Invoice replacing(Money goods) {
        replacing = goods.amount();
        return this;
    }

    Invoice repriced(Money already) {
        repriced = already.amount();
        return this;
    }

    /** The balance is due before the goods leave; nothing is due before it was asked for on paper. */
    private static LocalDate due(Receivable receivable, LocalDate issued) {
        LocalDate asked = receivable.balanceDueOn();
        return asked != null && asked.isAfter(issued) ? asked : issued;
    }

    private static Money sum(Receivable receivable, List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::amount).reduce(Money.zero(receivable.currency()), Money::plus);
    }

    FinanceEvent issued() {
        return switch (kind) {
            case INVOICE ->
                new InvoiceIssued(
                        orderId,
                        id,
                        number,
                        shipmentId,
                        amount,
                        orderNumber,
                        revision,
                        customerId,
                        customerCode,
                        customerName,
                        shipmentNumber,
                        announcedLines(),
                        amount.currency(),
                        dueOn,
                        bankAccount,
                        contract == null ? null : contract.announced(),
                        customerExternalId,
                        issuedOn,
                        issuedBy);
            case CREDIT_NOTE ->
                new CreditNoteIssued(
                        orderId,
                        id,
                        number,
                        invoiceId,
                        amount,
                        reason,
                        invoiceNumber,
                        orderNumber,
                        customerId,
                        customerCode,
                        customerName,
                        announcedLines(),
                        amount.currency(),
                        customerExternalId,
                        issuedOn,
                        issuedBy);
        };
    }

    private List<InvoicedLine> announcedLines() {
        List<InvoicedLine> announced = new ArrayList<>();
        lines.forEach(line -> announced.add(line.announced(announced.size() + 1)));
        return announced;
    }

    public UUID id() {
        return id;
    }

    public InvoiceKind kind() {
        return kind;
    }

    public String number() {
        return number;
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

    public UUID customerId() {
        return customerId;
    }

    public String customerName() {
        return customerName;
    }

    public String customerExternalId() {
        return customerExternalId;
    }

    public UUID shipmentId() {
        return shipmentId;
    }

    public String shipmentNumber() {
        return shipmentNumber;
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    /** Of an invoice: the day by which it is to be paid. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public Contract contract() {
        return contract;
    }

    public String bankAccount() {
        return bankAccount;
    }

    public Money amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public String issuedBy() {
        return issuedBy;
    }

    public List<InvoiceLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
