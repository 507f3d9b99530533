package org.gendan.order.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.gendan.kernel.rule.Texts;
import org.gendan.language.ProductionEvent.ProductionReleased;
import org.gendan.office.notice.Notice;
import org.gendan.office.notice.Notices;
import org.gendan.office.notice.Recipients;
import org.gendan.order.order.Orders;

/** What an order's merchandiser is written by mail when something went on without anybody's command, in both languages. */
@ApplicationScoped
public class MerchandiserLetters {
    private static final String RELEASED = "production-released";

    private final Orders orders;
    private final Notices notices;
    private final Recipients recipients;

    MerchandiserLetters(Orders orders, Notices notices, Recipients recipients) {
        this.orders = orders;
        this.notices = notices;
        this.recipients = recipients;
    }

    /** That the deposit is there and production has the order (S1.9). Runs in the transaction that takes note of it. */
    public void released(ProductionReleased fact) {
        orders.findByIdOptional(fact.orderId()).ifPresent(order -> {
            Map<String, Object> facts =
                    Map.of("orderNumber", order.orderNumber(), "revision", fact.revision(), "pieces", fact.quantity());
            String subject = "letter." + RELEASED + ".subject";
            String text = "letter." + RELEASED;
            notices.mail(Notice.of(
                            order.id().toString(),
                            RELEASED,
                            List.of(recipients.staff(order.merchandiser())),
                            Texts.english(subject, facts) + " · " + Texts.chinese(subject, facts),
                            Texts.english(text, facts) + "\n\n" + Texts.chinese(text, facts))
                    .once(RELEASED + "/" + order.id()));
        });
    }
}
