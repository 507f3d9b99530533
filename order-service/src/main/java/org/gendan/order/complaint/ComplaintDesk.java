package org.gendan.order.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.OrderEvent;
import org.gendan.order.order.OrderDesk;

/** Takes complaints down, tells the department that has to answer, and records how they were settled (S1.3, S1.14). */
@ApplicationScoped
public class ComplaintDesk {
    public static final Listing<Complaint> LISTING =
            Listing.of(Complaint.class, "id", Complaint::id).on("recordedOn", "it.recordedOn", Complaint::recordedOn);

    /** Of one person about one order: whoever has so many to complain of is better phoned. */
    static final int MOST_OPEN = 20;

    private final Complaints complaints;
    private final OrderDesk orders;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    ComplaintDesk(
            Complaints complaints,
            OrderDesk orders,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.complaints = complaints;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Complaint record(NewComplaint request) {
        orders.get(request.orderId());
        if (complaints.ofCaller(request.orderId(), caller.name()) >= MOST_OPEN) {
            throw Refused.conflict("complaints-open", Map.of("most", MOST_OPEN));
        }
        Complaint complaint = new Complaint(request, clock.dateOf(request.occurredOn()), caller.name());
        complaints.persist(complaint);
        return announce(complaint, complaint.recorded());
    }

    @Transactional
    public Complaint settle(UUID id, String outcome, LocalDate occurredOn) {
        Complaint complaint = get(id);
        expected.ifStated(complaint.version());
        return announce(complaint, complaint.settle(outcome, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public Complaint get(UUID id) {
        return complaints.visible(id);
    }

    @Transactional
    public List<Complaint> page(ComplaintSearch wanted, Search<Complaint> search) {
        return complaints.page(wanted, search);
    }

    private Complaint announce(Complaint complaint, OrderEvent event) {
        outbox.announce(event);
        return complaint;
    }
}
