package org.gendan.production.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.production.order.Lot;
import org.gendan.production.order.Lots;

/** Shows the plans of lots beside their progress, to whoever may see the lot. */
@ApplicationScoped
public class PlanCharts {
    private final Lots lots;
    private final ProgressReports reports;
    private final BusinessClock clock;
    private final Caller caller;
    private final ZoneId zone;

    PlanCharts(
            Lots lots,
            ProgressReports reports,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        this.lots = lots;
        this.reports = reports;
        this.clock = clock;
        this.caller = caller;
        this.zone = zone;
    }

    /** By the plan that holds now; the contract's delivery date is no concern of the factory's. */
    @Transactional
    public PlanChart of(UUID assignmentId) {
        Lot lot = lots.visible(assignmentId);
        return new PlanChart(
                lot,
                lot.assignment().plan().orElseThrow(() -> Refused.conflict("not-scheduled", Map.of())),
                reports.worked(assignmentId),
                caller.has(Role.FACTORY) ? null : lot.order().dueOn(),
                clock.today(),
                zone);
    }
}
