package org.gendan.order.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Texts;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.order.customer.Customer;
import org.gendan.order.customer.CustomerMail;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.OrderLetters;

/** What a customer is written by mail, in its language: Chinese, else English. */
@ApplicationScoped
class CustomerLetters implements OrderLetters, CustomerMail {
    private final Notices notices;
    private final Recipients recipients;
    private final BigDecimal discountPercent;

    CustomerLetters(
            Notices notices,
            Recipients recipients,
            @ConfigProperty(name = "gendan.returning-discount-percent") BigDecimal discountPercent) {
        this.notices = notices;
        this.recipients = recipients;
        this.discountPercent = discountPercent;
    }

    @Override
    public void total(CustomerOrder order, Customer customer) {
        Map<String, Object> facts = Map.of(
                "customer", customer.name(),
                "orderNumber", order.orderNumber(),
                "revision", order.revision(),
                "total", order.total(),
                "contract", order.contract().number(),
                "date", order.contract().deliverBy());
        write(
                order,
                customer,
                order.revision() == 1 ? "order-total" : "order-amended",
                facts,
                "order-total/%s/%d".formatted(order.id(), order.revision()));
    }

    @Override
    public void returning(CustomerOrder order, Customer customer) {
        Map<String, Object> facts = Map.of(
                "customer",
                customer.name(),
                "orderNumber",
                order.orderNumber(),
                "percent",
                discountPercent.stripTrailingZeros().toPlainString());
        write(order, customer, "returning-customer", facts, "returning-customer/" + customer.id());
    }

    @Override
    public void moved(Customer customer, String former) {
        Map<String, Object> facts = Map.of("customer", customer.name());
        boolean chinese = customer.details().language().startsWith("zh");
        notices.mail(Notice.of(
                customer.id().toString(),
                "address-changed",
                List.of(former),
                text(chinese, "letter.address-changed.subject", facts),
                text(chinese, "letter.address-changed", facts)));
    }

    /** A customer without an address is told by its merchandiser, who gets the letter instead. */
    private void write(CustomerOrder order, Customer customer, String kind, Map<String, Object> facts, String once) {
        String address = customer.details().email();
        boolean chinese = customer.details().language().startsWith("zh");
        notices.mail(Notice.of(
                        order.id().toString(),
                        kind,
                        List.of(
                                address == null || address.isBlank()
                                        ? recipients.staff(order.merchandiser())
                                        : address),
                        text(chinese, "letter.%s.subject".formatted(kind), facts),
                        text(chinese, "letter.%s".formatted(kind), facts))
                .once(once));
    }

    private static String text(boolean chinese, String code, Map<String, Object> facts) {
        return chinese ? Texts.chinese(code, facts) : Texts.english(code, facts);
    }
}
