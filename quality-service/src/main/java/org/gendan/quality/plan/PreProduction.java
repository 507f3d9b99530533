package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.QualityEvent.PreProductionApproved;

/**
 * Joins the approved sample and the signed meeting of an assignment, in whatever order they come, and announces the approval
 * for production when both are there and fit; again whenever one of them is replaced (design §6).
 */
@ApplicationScoped
public class PreProduction {
    private final InspectionPlans plans;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    PreProduction(InspectionPlans plans, Outbox outbox, BusinessClock clock, Caller caller) {
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    public void record(PlannedLot lot, ApprovedSample sample) {
        announce(lot.plan().approved(sample, lot.order().revision(), clock.today(), caller.name()));
    }

    public void record(PlannedLot lot, HeldMeeting meeting) {
        announce(lot.plan().held(meeting, lot.order().revision(), clock.today(), caller.name()));
    }

    private void announce(Optional<PreProductionApproved> approved) {
        plans.flush();
        approved.ifPresent(outbox::announce);
    }
}
