package org.gendan.finance.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.language.OrderEvent.OrderConfirmed;
import org.gendan.kernel.language.OrderEvent.OrderHandedOver;
import org.gendan.kernel.rest.Refusal;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.WorkingCalendar;

/** Asks for what a confirmed order owes, and tells how far it is paid. */
@ApplicationScoped
public class ReceivableDesk {
    /** Nobody's command stands behind a request: the order's confirmation does. */
    private static final String SELF = "finance-service";

    private final Receivables receivables;
    private final Payments payments;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final WorkingCalendar calendar;

    ReceivableDesk(
            Receivables receivables, Payments payments, Outbox outbox, BusinessClock clock, WorkingCalendar calendar) {
        this.receivables = receivables;
        this.payments = payments;
        this.outbox = outbox;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Asks for the deposit of an order, once (S1.8). */
    @Transactional
    public void request(OrderConfirmed order) {
        if (receivables.findByIdOptional(order.orderId()).isPresent()) {
            return;
        }
        LocalDate today = clock.today();
        LocalDate due = calendar.workingDays()
                .add(today, order.terms().depositDueDays())
                .date();
        Receivable receivable = new Receivable(order, due);
        receivables.persist(receivable);
        receivables.flush();
        receivable.requested(today, SELF).forEach(outbox::announce);
    }

    /** Who sees the receivable follows the order. Before the confirmation there is nothing to follow: it names the successor. */
    @Transactional
    public void follow(OrderHandedOver order) {
        receivables
                .findByIdOptional(order.orderId())
                .ifPresent(receivable -> receivable.handOver(order.merchandiser()));
    }

    @Transactional
    public Account get(UUID orderId) {
        Receivable receivable = receivables.visible(orderId).orElseThrow(() -> Refusal.unknown("order", orderId));
        return Account.of(receivable, payments.of(receivable));
    }

    @Transactional
    public List<Account> page(UUID after, int limit) {
        List<Receivable> page = receivables.page(after, limit);
        Map<UUID, Received> received = payments.of(page);
        return page.stream()
                .map(receivable -> Account.of(receivable, received.get(receivable.orderId())))
                .toList();
    }
}
