package org.gendan.production.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.ProductionEvent;
import org.gendan.language.ProductionEvent.ProductionCompleted;

/** What happens to a lot at its factory between plan and packed goods: materials decided on, start, holds, completion. */
@ApplicationScoped
public class ShopFloor {
    private final Lots lots;
    private final ProductionOrders orders;
    private final Forecasting forecasting;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    ShopFloor(
            Lots lots,
            ProductionOrders orders,
            Forecasting forecasting,
            Outbox outbox,
            BusinessClock clock,
            Caller caller) {
        this.lots = lots;
        this.orders = orders;
        this.forecasting = forecasting;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    /** Bulk production begins (S3.5): everything that it waits for is asked now, at the actual start (rule 24). */
    @Transactional
    public Lot start(UUID assignmentId, LocalDate occurredOn) {
        Lot lot = lots.locked(assignmentId);
        LocalDate on = clock.dateOf(occurredOn);
        lot.assignment().requireNotStarted();
        lot.assignment().requireGivenOutBy(on);
        lot.startGate(on).orRefuse();
        announce(lot.assignment().start(lot.order().revision(), on, clock.now(), caller.name()));
        forecasting.update(lot.order());
        return lot;
    }

    @Transactional
    public Lot hold(UUID assignmentId, Because because) {
        Lot lot = lots.locked(assignmentId);
        announce(lot.assignment()
                .hold(because.stated(caller), clock.dateOf(because.occurredOn()), clock.now(), caller.name()));
        return lot;
    }

    @Transactional
    public Lot liftHold(UUID assignmentId, Because because) {
        Lot lot = lots.locked(assignmentId);
        announce(lot.assignment().liftHold(because.stated(caller), clock.dateOf(because.occurredOn()), caller.name()));
        return lot;
    }

    /** The materials of a lot were checked, with what is missing of them; who calls has seen all deliveries. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lot check(Lot lot, List<OpenShortage> missing, LocalDate occurredOn) {
        announce(lot.assignment().check(missing, lot.order().revision(), clock.dateOf(occurredOn), caller.name()));
        return lot;
    }

    /** Something of a lot's materials was counted since they were checked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void counted(Lot lot) {
        lot.assignment().materialsChanged();
    }

    /** A start in spite of an open shortage (rule 27). */
    @Transactional
    public Lot override(UUID assignmentId, Because because) {
        Lot lot = lots.locked(assignmentId);
        announce(lot.assignment()
                .override(
                        because.stated(caller),
                        lot.order().revision(),
                        clock.dateOf(because.occurredOn()),
                        caller.name()));
        return lot;
    }

    @Transactional
    public Lot closeShort(UUID assignmentId, UUID lineId, Because because) {
        Lot lot = lots.locked(assignmentId);
        announce(lot.assignment()
                .closeShort(
                        lineId, lot.made(), because.stated(caller), clock.dateOf(because.occurredOn()), caller.name()));
        forecasting.update(lot.order());
        return lot;
    }

    @Transactional
    public Lot complete(UUID assignmentId, LocalDate occurredOn) {
        Lot lot = lots.locked(assignmentId);
        LocalDate on = clock.dateOf(occurredOn);
        lot.assignment().requireStarted();
        lot.completionGate().orRefuse();
        announce(
                lot.assignment().complete(lot.made().packed(), lot.order().revision(), on, clock.now(), caller.name()));
        forecasting.update(lot.order());
        settle(lot.order(), on, caller.name());
        return lot;
    }

    /** What a cancelled order still has under way ends, by decision of the production manager (rule 19). */
    @Transactional
    public Lot cancel(UUID assignmentId, Because because) {
        Lot lot = lots.locked(assignmentId);
        if (!lot.isGivenUp()) {
            throw Refused.conflict("order-not-cancelled", Map.of());
        }
        LocalDate on = clock.dateOf(because.occurredOn());
        lot.assignment().cancel(new Cancellation(because.stated(caller), caller.name(), on), clock.now());
        orders.flush();
        return lot;
    }

    /** Completes the order when nothing of it is left to make, or opens it again. */
    void settle(ProductionOrder order, LocalDate on, String by) {
        Optional<ProductionCompleted> completed = order.settle(lots.made(order), on, clock.now(), by);
        orders.flush();
        completed.ifPresent(outbox::announce);
    }

    private void announce(ProductionEvent event) {
        outbox.announce(event);
    }
}
