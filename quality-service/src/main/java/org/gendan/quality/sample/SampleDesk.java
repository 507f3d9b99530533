package org.gendan.quality.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.QualityEvent.SampleReported;
import org.gendan.language.QualityEvent.ShippingSamplePassedOn;
import org.gendan.language.Role;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.plan.PreProduction;

/** What factory, inspector, merchandiser and quality manager do with samples. */
@ApplicationScoped
public class SampleDesk {
    public static final Listing<Sample> LISTING = Samples.LISTING;

    private final Samples samples;
    private final PlanDesk plans;
    private final PreProduction preProduction;
    private final LotNotices notices;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    SampleDesk(
            Samples samples,
            PlanDesk plans,
            PreProduction preProduction,
            LotNotices notices,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.samples = samples;
        this.plans = plans;
        this.preProduction = preProduction;
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    @Transactional
    public Sample make(UUID assignmentId, SampleKind kind, String remark, LocalDate occurredOn) {
        PlannedLot lot = plans.locked(assignmentId);
        if (lot.order().isCancelled()) {
            throw Refused.conflict(
                    "order-cancelled", Map.of("orderId", lot.order().id()));
        }
        List<Sample> before = samples.of(assignmentId, kind);
        before.stream().filter(Sample::isUnderWay).findFirst().ifPresent(other -> {
            throw Refused.conflict(
                    "sample-under-way",
                    Map.of("sampleId", other.id(), "state", other.status().name()));
        });
        Sample sample = new Sample(lot.plan(), kind, before.size() + 1, remark, clock.dateOf(occurredOn), clock.now());
        samples.persistAndFlush(sample);
        return sample;
    }

    @Transactional
    public Sample factoryCheck(UUID id, String remark) {
        return step(id, sample -> sample.factoryChecked(remark));
    }

    /** A pre-production sample is the inspector's to check; a shipping sample the merchandiser's or the inspector's. */
    @Transactional
    public Sample report(UUID id, SampleReport report) {
        Sample sample = stated(id);
        if (sample.kind() == SampleKind.PRE_PRODUCTION && !caller.has(Role.INSPECTOR)) {
            throw Refused.forbidden(
                    "inspector-alone", Map.of("kind", sample.kind().name()));
        }
        if (sample.kind() == SampleKind.SHIPPING) {
            Gate.named("shipping-sample-not-checkable")
                    .needs(isSealed(plans.behind(sample.planId())), "sealed-sample", Role.QUALITY_MANAGER)
                    .orRefuse();
        }
        SampleReported reported = sample.report(report, clock.dateOf(report.occurredOn()), caller.name());
        samples.flush();
        outbox.announce(reported);
        tell("sample-reported", sample, Role.QUALITY_MANAGER, Role.MARKETING);
        return sample;
    }

    /** Whether there is the sealed sample that a shipping sample is compared with. */
    @Transactional
    public boolean isComparable(Sample sample) {
        return sample.kind() != SampleKind.SHIPPING || isSealed(plans.find(sample.planId()));
    }

    private static boolean isSealed(PlannedLot lot) {
        return lot.plan().sample() != null;
    }

    @Transactional
    public Sample sign(UUID id, String signedBy) {
        return step(
                id,
                sample -> sample.sign(
                        signedBy == null ? caller.name() : signedBy, clock.today(), clock.now(), caller.name()));
    }

    @Transactional
    public Sample send(UUID id, String carrier, String trackingNumber, LocalDate occurredOn) {
        return step(id, sample -> sample.send(carrier, trackingNumber, clock.dateOf(occurredOn), caller.name()));
    }

    @Transactional
    public Sample receive(UUID id, LocalDate occurredOn) {
        return step(id, sample -> sample.receive(clock.dateOf(occurredOn), caller.name()));
    }

    /** With the quality manager's yes the sample is sealed, and the assignment has the sample that it is made after. */
    @Transactional
    public Sample conclude(UUID id, boolean accepted, String remark) {
        PlannedLot lot = plans.behind(get(id).planId());
        Sample sample = step(id, each -> {
            caller.because(remark);
            each.conclude(accepted, remark, clock.today(), caller.name());
        });
        if (accepted) {
            preProduction.record(lot, sample.approvedFor(lot.plan(), null));
        }
        return sample;
    }

    @Transactional
    public Sample passOn(UUID id) {
        Sample sample = stated(id);
        ShippingSamplePassedOn passedOn = sample.passOn(clock.today(), caller.name());
        samples.flush();
        outbox.announce(passedOn);
        tell("sample-passed-on", sample, Role.MARKETING);
        return sample;
    }

    @Transactional
    public Sample reject(UUID id, String reason) {
        return step(id, sample -> {
            caller.because(reason);
            sample.reject(reason, clock.today(), caller.name());
        });
    }

    /** An approved sample of the same factory and product stands in for a new one, by the quality manager's word. */
    @Transactional
    public PlannedLot acceptEarlier(UUID assignmentId, UUID sampleId, String reason) {
        PlannedLot lot = plans.locked(assignmentId);
        expected.ifStated(lot.plan().version());
        Sample sample = get(sampleId);
        if (!Sample.fits(sample, plans.get(sample.planId()), lot)) {
            throw Refused.conflict("earlier-sample-unfit", Map.of("sampleId", sampleId));
        }
        caller.because(reason);
        preProduction.record(lot, sample.approvedFor(lot.plan(), reason));
        return lot;
    }

    @Transactional
    public Sample get(UUID id) {
        return samples.visible(id).orElseThrow(() -> Refused.unknown("sample", id));
    }

    @Transactional
    public List<Sample> page(SampleSearch wanted, Search<Sample> search) {
        return samples.page(wanted, search);
    }

    /** The last pre-production sample that was reported and not turned down since; whoever asks has seen its assignment. */
    @Transactional
    public Optional<Sample> reportedOf(UUID assignmentId) {
        return samples.of(assignmentId, SampleKind.PRE_PRODUCTION).reversed().stream()
                .filter(Sample::isReported)
                .findFirst();
    }

    /** The last sample of a kind of an assignment, whatever became of it. */
    @Transactional
    public Optional<Sample> lastOf(UUID assignmentId, SampleKind kind) {
        return samples.of(assignmentId, kind).reversed().stream().findFirst();
    }

    /** What a sample came to is fed back by mail too (S3.4, S3.10). */
    private void tell(String code, Sample sample, String... roles) {
        PlannedLot lot = plans.find(sample.planId());
        notices.tell(
                code,
                lot,
                notices.inspectorAnd(lot, roles),
                Map.of(
                        "orderNumber", lot.order().orderNumber(),
                        "lot", lot.plan().lot(),
                        "kind", sample.kind(),
                        "number", sample.number(),
                        "conforms", sample.conforms(),
                        "openPoints", String.join("; ", sample.openPoints())),
                sample.id() + "/" + sample.version());
    }

    private Sample step(UUID id, Consumer<Sample> verb) {
        Sample sample = stated(id);
        verb.accept(sample);
        samples.flush();
        return sample;
    }

    private Sample stated(UUID id) {
        Sample sample = get(id);
        expected.ifStated(sample.version());
        return sample;
    }
}
