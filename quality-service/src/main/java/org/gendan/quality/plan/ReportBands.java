package org.gendan.quality.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.gendan.kernel.time.BusinessClock;

/** The bands of all times; of those that began, the latest table holds. */
@ApplicationScoped
class ReportBands implements PanacheRepositoryBase<ReportBand, Integer> {
    private final BusinessClock clock;

    ReportBands(BusinessClock clock) {
        this.clock = clock;
    }

    MidReportPolicy inForce() {
        return new MidReportPolicy(
                list("validFrom = (select max(b.validFrom) from ReportBand b where b.validFrom <= ?1)", clock.today()));
    }
}
