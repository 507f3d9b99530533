package org.gendan.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of order-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** An order, its tracking, its complaints. */
    public static final String ORDERS = "sees:orders";

    @Override
    public List<Sight> sights() {
        return List.of(Sight.named(ORDERS)
                .all(Role.BUSINESS_MANAGER, Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.AUDITOR)
                .own(Role.MERCHANDISER, "{}.merchandiser = :me")
                .own(Role.SALESPERSON, "{}.salesperson = :me")
                .own(Role.CUSTOMER, "{}.customerId = :customer"));
    }
}
