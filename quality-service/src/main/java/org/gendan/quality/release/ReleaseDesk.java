package org.gendan.quality.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.quality.inspection.Inspection;
import org.gendan.quality.inspection.InspectionDesk;
import org.gendan.quality.plan.InspectedOrder;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sample.SampleDesk;

/** Follows what is packed after the final inspection, releases the goods, and revokes a release. */
@ApplicationScoped
public class ReleaseDesk {
    private final PlanDesk plans;
    private final InspectionDesk inspections;
    private final SampleDesk samples;
    private final RemainderReports remainders;
    private final GoodsReleases releases;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    ReleaseDesk(
            PlanDesk plans,
            InspectionDesk inspections,
            SampleDesk samples,
            RemainderReports remainders,
            GoodsReleases releases,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.plans = plans;
        this.inspections = inspections;
        this.samples = samples;
        this.remainders = remainders;
        this.releases = releases;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public LotQuality follow(UUID assignmentId, Remainder remainder) {
        PlannedLot lot = plans.locked(assignmentId);
        expected.ifStated(lot.plan().version());
        LotQuality quality = of(lot);
        quality.remainderGate(remainder.resolved()).orRefuse();
        Inspection accepted = quality.record().finalOfWholeLot().orElseThrow();
        RemainderReport report = new RemainderReport(
                accepted,
                lot.plan().packed(),
                remainder,
                clock.dateOf(remainder.occurredOn()),
                clock.now(),
                caller.name());
        remainders.persistAndFlush(report);
        if (report.isResolved()) {
            outbox.announce(report.followed());
        }
        return of(lot);
    }

    @Transactional
    public OrderQuality release(UUID orderId) {
        InspectedOrder order = plans.lockedOrder(orderId);
        expected.ifStated(order.version());
        OrderQuality quality = of(order);
        quality.standing().ifPresent(standing -> {
            throw Refused.conflict("released-already", Map.of("revision", standing.revision()));
        });
        quality.gate().orRefuse();
        GoodsRelease release = new GoodsRelease(order, clock.today(), clock.now(), caller.name());
        releases.persistAndFlush(release);
        outbox.announce(release.announced());
        return of(order);
    }

    @Transactional
    public OrderQuality revoke(UUID orderId, String reason) {
        InspectedOrder order = plans.lockedOrder(orderId);
        expected.ifStated(order.version());
        GoodsRelease release = of(order)
                .lastStanding()
                .orElseThrow(() -> Refused.conflict("not-released", Map.of("revision", order.revision())));
        caller.because(reason);
        GoodsReleaseRevoked revoked = release.revoke(reason, clock.today(), caller.name());
        releases.flush();
        outbox.announce(revoked);
        return of(order);
    }

    @Transactional
    public OrderQuality get(UUID orderId) {
        return of(plans.order(orderId));
    }

    @Transactional
    public LotQuality of(PlannedLot lot) {
        UUID planId = lot.plan().id();
        return new LotQuality(inspections.of(lot), remainders.of(planId), samples.lastOf(planId, SampleKind.SHIPPING));
    }

    private OrderQuality of(InspectedOrder order) {
        return new OrderQuality(
                order, plans.lotsOf(order.id()).stream().map(this::of).toList(), releases.of(order.id()));
    }
}
