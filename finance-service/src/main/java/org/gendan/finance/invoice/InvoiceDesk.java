package org.gendan.finance.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.receivable.Occasion;
import org.gendan.finance.receivable.Receivable;
import org.gendan.finance.receivable.Receivables;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;

/** What finance does with invoices beyond those that the gate-out brings, and what others read of them. */
@ApplicationScoped
public class InvoiceDesk {
    public static final Listing<Invoice> LISTING = Listing.of(Invoice.class, "id", Invoice::id)
            .on("issuedOn", "it.issuedOn", Invoice::issuedOn)
            .text("number", "it.number", Invoice::number);

    private final Invoices invoices;
    private final Invoicing invoicing;
    private final Receivables receivables;
    private final BusinessClock clock;
    private final Caller caller;

    InvoiceDesk(Invoices invoices, Invoicing invoicing, Receivables receivables, BusinessClock clock, Caller caller) {
        this.invoices = invoices;
        this.invoicing = invoicing;
        this.receivables = receivables;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public Invoice invoiceRest(UUID orderId) {
        Receivable receivable = receivables.locked(orderId);
        return invoicing.invoiceRest(receivable, caller.name());
    }

    @Transactional
    public Invoice credit(UUID id, Money amount, String reason) {
        caller.because(reason);
        Receivable receivable = receivables.locked(get(id).orderId());
        Invoice invoice = get(id);
        receivable.checked(amount);
        if (invoice.kind() != InvoiceKind.INVOICE) {
            throw Refused.conflict("no-invoice", Map.of("number", invoice.number()));
        }
        Money left = invoices.remaining(invoice);
        if (!left.atLeast(amount)) {
            throw Refused.conflict(
                    "credit-beyond-invoice", Map.of("left", left.toString(), "amount", amount.toString()));
        }
        return invoicing.reduce(receivable, invoice, amount, new Occasion(reason, clock.today(), caller.name()));
    }

    /** With its lines. */
    @Transactional
    public Invoice get(UUID id) {
        Invoice invoice = invoices.visible(id).orElseThrow(() -> Refused.unknown("invoice", id));
        invoice.lines();
        return invoice;
    }

    @Transactional
    public List<Invoice> page(InvoiceSearch wanted, Search<Invoice> search) {
        return invoices.page(wanted, search);
    }
}
