package org.gendan.finance.expense;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectorAssigned;

/** The lots that inspectors were given, as quality announced them. */
@ApplicationScoped
public class InspectedLots implements PanacheRepositoryBase<InspectedLot, UUID> {

    public void record(InspectorAssigned fact) {
        findByIdOptional(fact.assignmentId())
                .ifPresentOrElse(lot -> lot.giveTo(fact.inspector()), () -> persist(new InspectedLot(fact)));
        flush();
    }

    boolean isOneOf(UUID orderId, String inspector) {
        return count("orderId = ?1 and inspector = ?2", orderId, inspector) > 0;
    }
}
