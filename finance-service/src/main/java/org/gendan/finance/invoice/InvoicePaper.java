package org.gendan.finance.invoice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.paper.Paper;

/** Commercial invoice and credit note in Chinese and English on one paper (decision 13): as they were issued. */
@ApplicationScoped
public class InvoicePaper {
    private final InvoiceDesk desk;
    private final Invoices invoices;
    private final String seller;

    InvoicePaper(InvoiceDesk desk, Invoices invoices, @ConfigProperty(name = "gendan.finance.seller") String seller) {
        this.desk = desk;
        this.invoices = invoices;
        this.seller = seller;
    }

    /** What the paper says; reduced: the number of the invoice that a credit note takes from. */
    public record Content(Invoice invoice, String seller, String reduced) {
        public String titleEn() {
            return asksForPayment() ? "Commercial invoice" : "Credit note";
        }

        public String titleZh() {
            return asksForPayment() ? "商业发票" : "贷项通知单";
        }

        public boolean asksForPayment() {
            return switch (invoice.kind()) {
                case INVOICE -> true;
                case CREDIT_NOTE -> false;
            };
        }

        public String currency() {
            return invoice.amount().currency().getCurrencyCode();
        }

        /** Empty for a charge, which has no pieces. */
        public String price(InvoiceLine line) {
            return line.unitPrice() == null
                    ? ""
                    : line.unitPrice()
                            .setScale(invoice.amount().currency().getDefaultFractionDigits())
                            .toPlainString();
        }
    }

    /** The paper, and the name under which it is filed. */
    public record Printed(String name, byte[] pdf) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance invoice(Content paper);
    }

    @Transactional
    public Printed print(UUID id) {
        Invoice invoice = desk.get(id);
        String reduced = invoice.invoiceId() == null
                ? null
                : invoices.findById(invoice.invoiceId()).number();
        String page = Templates.invoice(new Content(invoice, seller, reduced)).render();
        return new Printed(invoice.number() + ".pdf", Paper.pdf(page));
    }
}
