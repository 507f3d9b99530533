package org.gendan.quality.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.QualityEvent;
import org.gendan.quality.inspection.InspectionDesk.Visit;
import org.gendan.quality.sampling.Severity;

/** What the supervisor decides about final inspections, and what the factory does about those that were rejected. */
@ApplicationScoped
public class Decisions {
    private final InspectionDesk desk;
    private final Inspections inspections;
    private final SwitchedLots series;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    Decisions(
            InspectionDesk desk,
            Inspections inspections,
            SwitchedLots series,
            Outbox outbox,
            BusinessClock clock,
            Caller caller) {
        this.desk = desk;
        this.inspections = inspections;
        this.series = series;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    public Visit decide(UUID id, boolean accepted, String reason, Severity reinspection) {
        Visit visit = desk.stated(id);
        caller.because(reason);
        List<QualityEvent> events =
                visit.inspection().decide(accepted, reason, reinspection, clock.today(), caller.name());
        inspections.flush();
        events.forEach(outbox::announce);
        series.count(visit);
        return visit;
    }

    @Transactional
    public Visit reworked(UUID id, String remark, LocalDate occurredOn) {
        Visit visit = desk.stated(id);
        visit.inspection().reworked(remark, clock.dateOf(occurredOn), caller.name());
        inspections.flush();
        return visit;
    }
}
