package org.gendan.logistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of logistics-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** A shipment. */
    public static final String SHIPMENTS = "sees:shipments";
    /** What proves its delivery. */
    public static final String PROOFS = "sees:proofs";
    /** What of an order may be shipped, and what is said about how it travels: staff's own. */
    public static final String DISPATCH = "sees:dispatch";
    /** The paper that goes with the goods. */
    public static final String PACKING_LISTS = "sees:packing-lists";

    private static final String[] ALL = {Role.WAREHOUSE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR};

    @Override
    public List<Sight> sights() {
        return List.of(
                shipments(SHIPMENTS).all(Role.ERP),
                shipments(PROOFS),
                ofStaff(DISPATCH),
                ofStaff(PACKING_LISTS).own(Role.CUSTOMER, "{}.customerId = :customer"));
    }

    private static Sight shipments(String name) {
        return ofStaff(name).all(Role.FOLLOW_UP_CLERK).own(Role.CUSTOMER, "{}.customerId = :customer");
    }

    private static Sight ofStaff(String name) {
        return Sight.named(name)
                .all(ALL)
                .own(Role.MERCHANDISER, "{}.merchandiser = :me")
                .own(Role.SALESPERSON, "{}.salesperson = :me");
    }
}
