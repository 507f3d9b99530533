package org.gendan.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.OrderEvent;
import org.gendan.language.Role;
import org.gendan.order.catalogue.CatalogueDesk;
import org.gendan.order.customer.CustomerDesk;
import org.gendan.order.fulfilment.Begun;
import org.gendan.order.fulfilment.Fulfilment;

/** What is done with an order that stands: it is amended, held, cancelled, closed. Each step is announced. */
@ApplicationScoped
public class StandingOrderDesk {
    private final OrderDesk desk;
    private final Orders orders;
    private final Fulfilment fulfilment;
    private final OpenComplaints complaints;
    private final CustomerDesk customers;
    private final CatalogueDesk catalogue;
    private final OrderLetters letters;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    StandingOrderDesk(
            OrderDesk desk,
            Orders orders,
            Fulfilment fulfilment,
            OpenComplaints complaints,
            CustomerDesk customers,
            CatalogueDesk catalogue,
            OrderLetters letters,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.desk = desk;
        this.orders = orders;
        this.fulfilment = fulfilment;
        this.complaints = complaints;
        this.customers = customers;
        this.catalogue = catalogue;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public CustomerOrder amend(UUID id, Amendment amendment, LocalDate occurredOn) {
        CustomerOrder order = desk.get(id);
        expected.required(order.version());
        caller.because(amendment.reason());
        if (amendment.contract() != null) {
            amendment.contract().requireDays(clock.today());
        }
        orders.claim(order);
        Amendment known = amendment.of(catalogue.named(amendment.models()));
        announce(order, order.amend(known, fulfilment.made(id), clock.dateOf(occurredOn), caller.name()));
        letters.total(order, customers.get(order.customerId()));
        return order;
    }

    @Transactional
    public CustomerOrder hold(UUID id, String reason, LocalDate occurredOn) {
        CustomerOrder order = stated(id, reason);
        return announce(order, order.hold(reason, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public CustomerOrder liftHold(UUID id, String reason, LocalDate occurredOn) {
        CustomerOrder order = stated(id, reason);
        return announce(
                order,
                order.liftHold(reason, clock.dateOf(occurredOn), caller.name(), caller.has(Role.BUSINESS_MANAGER)));
    }

    @Transactional
    public CustomerOrder cancel(UUID id, String reason, LocalDate occurredOn) {
        CustomerOrder order = stated(id, reason);
        Begun begun = begun(order);
        int goingOn = fulfilment.assignmentsGoingOn(id);
        if (!caller.has(begun.mayCancel())) {
            throw Refused.forbidden("production-started", Map.of("assignmentsGoingOn", goingOn));
        }
        if (begun.goodsDispatched()) {
            throw Refused.conflict("goods-dispatched", Map.of("orderId", id.toString()));
        }
        return announce(
                order, order.cancel(begun.production(), goingOn, reason, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public CustomerOrder close(UUID id, String waiver, LocalDate occurredOn) {
        CustomerOrder order = stated(id, waiver);
        if (waiver != null && !caller.has(Role.BUSINESS_MANAGER)) {
            throw Refused.forbidden("waiver-needs-business-manager", Map.of());
        }
        return announce(order, order.close(closable(order), waiver, clock.dateOf(occurredOn), caller.name()));
    }

    /** What others have begun of the order, on which its cancellation depends. */
    @Transactional
    public Begun begun(CustomerOrder order) {
        return fulfilment.begun(List.of(order.id())).get(order.id());
    }

    /** What the closing of the order waits for now. */
    @Transactional
    public Gate closable(CustomerOrder order) {
        return order.closable(
                fulfilment.signedRevision(order.id()),
                fulfilment.settledRevision(order.id()),
                complaints.of(order.id()));
    }

    private CustomerOrder stated(UUID id, String reason) {
        CustomerOrder order = desk.get(id);
        expected.ifStated(order.version());
        caller.because(reason);
        return order;
    }

    private CustomerOrder announce(CustomerOrder order, OrderEvent event) {
        outbox.announce(event);
        return order;
    }
}
