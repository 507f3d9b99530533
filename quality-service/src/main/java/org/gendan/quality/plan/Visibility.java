package org.gendan.quality.plan;

import jakarta.enterprise.context.ApplicationScoped;
import org.gendan.kernel.who.Sight.Seen;
import org.gendan.kernel.who.Sights;

/** What belongs to a work assignment is seen by whoever sees the assignment, once it and its order are known. */
@ApplicationScoped
public class Visibility {
    private final Sights sights;

    Visibility(Sights sights) {
        this.sights = sights;
    }

    /** To be joined with p, the InspectionPlan, and o, its InspectedOrder. */
    public Seen of(String sight) {
        return sights.of(sight).where("o.id = p.orderId and o.revision > 0 and p.factoryId is not null");
    }
}
