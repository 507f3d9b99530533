package org.gendan.finance.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.rule.Texts;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;

/** What a customer is written by mail, in its language: Chinese, else English. */
@ApplicationScoped
public class CustomerLetters {
    private final Customers customers;
    private final Notices notices;
    private final Recipients recipients;

    CustomerLetters(Customers customers, Notices notices, Recipients recipients) {
        this.customers = customers;
        this.notices = notices;
        this.recipients = recipients;
    }

    /**
     * A letter about an order: its kind names the texts, what says which of its sums it is about (texts again), and it is
     * written once under its key.
     */
    public record Letter(
            UUID orderId,
            UUID customerId,
            String merchandiser,
            String kind,
            String what,
            Map<String, Object> facts,
            String once) {}

    /**
     * Whether the customer could be written to: one that was not announced here yet has no name, language or address. One
     * without an address is told by its merchandiser, who gets the letter instead.
     */
    public boolean write(Letter letter) {
        return customers
                .findByIdOptional(letter.customerId())
                .map(customer -> {
                    notices.mail(notice(letter, customer));
                    return true;
                })
                .orElse(false);
    }

    private Notice notice(Letter letter, Customer customer) {
        boolean chinese =
                customer.language() != null && customer.language().toLowerCase().startsWith("zh");
        Map<String, Object> facts = new HashMap<>(letter.facts());
        facts.put("customer", customer.name());
        facts.put("what", text(chinese, "letter.what." + letter.what(), Map.of()));
        String address = customer.email();
        return Notice.of(
                        letter.orderId().toString(),
                        letter.kind(),
                        List.of(
                                address == null || address.isBlank()
                                        ? recipients.staff(letter.merchandiser())
                                        : address),
                        text(chinese, "letter.%s.subject".formatted(letter.kind()), facts),
                        text(chinese, "letter.%s".formatted(letter.kind()), facts))
                .once(letter.once());
    }

    private static String text(boolean chinese, String code, Map<String, Object> facts) {
        return chinese ? Texts.chinese(code, facts) : Texts.english(code, facts);
    }
}
