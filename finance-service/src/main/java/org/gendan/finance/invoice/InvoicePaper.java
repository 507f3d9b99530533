package org.gendan.finance.invoice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.office.paper.Figures;
import org.gendan.office.paper.Paper;

/** Commercial invoice and credit note in Chinese and English on one paper (decision 13): as they were issued. */
@ApplicationScoped
public class InvoicePaper {
    private final InvoiceDesk desk;
    private final Invoices invoices;
    private final String seller;
    private final Optional<String> sellerAddress;

    InvoicePaper(
            InvoiceDesk desk,
            Invoices invoices,
            @ConfigProperty(name = "gendan.finance.seller") String seller,
            @ConfigProperty(name = "gendan.finance.seller-address") Optional<String> sellerAddress) {
        this.desk = desk;
        this.invoices = invoices;
        this.seller = seller;
        this.sellerAddress = sellerAddress;
    }

    /** What the paper says; reduced: the number of the invoice that a credit note takes from. */
    public record Content(Invoice invoice, String seller, String sellerAddress, String reduced) {
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
            return line.unitPrice() == null ? "" : money(line.unitPrice());
        }

        public String amount(InvoiceLine line) {
            return money(line.amount().amount());
        }

        public String total() {
            return money(invoice.amount().amount());
        }

        public String received() {
            return invoice.received() == null ? null : money(invoice.received());
        }

        public String stillOpen() {
            return invoice.stillOpen() == null ? null : money(invoice.stillOpen());
        }

        public String quantity(InvoiceLine line) {
            return line.quantity() == null ? "" : Figures.of(line.quantity());
        }

        /** Empty on an invoice of charges alone. */
        public String pieces() {
            int pieces = invoice.lines().stream()
                    .map(InvoiceLine::quantity)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
            return pieces == 0 ? "" : Figures.of(pieces);
        }

        public String cartons() {
            return Figures.of(invoice.packed().cartons());
        }

        public String measured(BigDecimal figure) {
            return Figures.measured(figure);
        }

        /** As the database and the journal have it, at the decimals that the currency has. */
        private String money(BigDecimal amount) {
            return Figures.of(amount.setScale(invoice.amount().currency().getDefaultFractionDigits()));
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
        String page = Templates.invoice(new Content(invoice, seller, sellerAddress.orElse(null), reduced))
                .render();
        return new Printed(invoice.number() + ".pdf", Paper.pdf(page));
    }
}
