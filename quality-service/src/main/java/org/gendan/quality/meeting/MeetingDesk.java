package org.gendan.quality.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Gate;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.QualityEvent.MeetingHeld;
import org.gendan.language.Role;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.plan.PreProduction;
import org.gendan.quality.sample.Sample;
import org.gendan.quality.sample.SampleDesk;

/** Prepares pre-production meetings and keeps their minutes. */
@ApplicationScoped
public class MeetingDesk {
    public static final Listing<PreProductionMeeting> LISTING = Meetings.LISTING;

    private final Meetings meetings;
    private final PlanDesk plans;
    private final SampleDesk samples;
    private final PreProduction preProduction;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;
    private final ExpectedVersion expected;

    MeetingDesk(
            Meetings meetings,
            PlanDesk plans,
            SampleDesk samples,
            PreProduction preProduction,
            Outbox outbox,
            BusinessClock clock,
            Caller caller,
            ExpectedVersion expected) {
        this.meetings = meetings;
        this.plans = plans;
        this.samples = samples;
        this.preProduction = preProduction;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.expected = expected;
    }

    /** The minutes of a meeting with the lot that it was held for. */
    public record Held(PreProductionMeeting meeting, PlannedLot lot) {}

    @Transactional
    public Agenda agenda(UUID assignmentId) {
        return Agenda.of(plans.get(assignmentId), samples.reportedOf(assignmentId));
    }

    /** What a meeting on this day waits for: it goes through the sample's report, which therefore has to be there. */
    private static Gate gate(PlannedLot lot, Optional<Sample> reported, LocalDate on) {
        boolean known = lot.plan().sample() != null
                || reported.filter(sample -> !sample.reportedOn().isAfter(on)).isPresent();
        return Gate.named("meeting-not-open").needs(known, "sample-report", Role.INSPECTOR);
    }

    @Transactional
    public Held hold(Minutes minutes) {
        PlannedLot lot = plans.locked(minutes.assignmentId());
        LocalDate on = clock.dateOf(minutes.occurredOn());
        Optional<Sample> reported = samples.reportedOf(minutes.assignmentId());
        gate(lot, reported, on).orRefuse();
        PreProductionMeeting meeting = new PreProductionMeeting(
                lot.plan(),
                meetings.numberOf(lot.plan().id()) + 1,
                minutes,
                Agenda.of(lot, reported),
                on,
                clock.now(),
                caller.name());
        meetings.persistAndFlush(meeting);
        return new Held(meeting, lot);
    }

    @Transactional
    public Held sign(UUID id, String signedBy) {
        PreProductionMeeting meeting = visible(id);
        PlannedLot lot = plans.behind(meeting.planId());
        expected.ifStated(meeting.version());
        MeetingHeld held =
                meeting.sign(signedBy == null ? caller.name() : signedBy, clock.today(), clock.now(), caller.name());
        meetings.flush();
        outbox.announce(held);
        preProduction.record(lot, meeting.held());
        return new Held(meeting, lot);
    }

    @Transactional
    public Held get(UUID id) {
        PreProductionMeeting meeting = visible(id);
        return new Held(meeting, plans.get(meeting.planId()));
    }

    @Transactional
    public List<PreProductionMeeting> page(
            UUID assignmentId, UUID orderId, LocalDate from, LocalDate to, Search<PreProductionMeeting> search) {
        return meetings.page(assignmentId, orderId, from, to, search);
    }

    private PreProductionMeeting visible(UUID id) {
        return meetings.visible(id).orElseThrow(() -> Refused.unknown("meeting", id));
    }
}
