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
    /** An order itself, which the ERP reads too. */
    public static final String ORDER_BOOK = "sees:order-book";
    /** All documents of an order; its customer sees only one that it is told of. */
    public static final String DOCUMENTS = "sees:documents";
    /** What was written about an order. */
    public static final String NOTICES = "sees:notices";
    /** A customer. */
    public static final String CUSTOMER = "sees:customer";
    /** All customers, all products. */
    public static final String MASTER_DATA = "sees:master-data";

    private static final String[] EVERYWHERE = {
        Role.BUSINESS_MANAGER, Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.AUDITOR
    };
    private static final String MERCHANDISERS = "{}.merchandiser = :me";
    private static final String SALESPERSONS = "{}.salesperson = :me";

    @Override
    public List<Sight> sights() {
        return List.of(
                orders(ORDERS),
                orders(ORDER_BOOK).all(Role.ERP),
                Sight.named(DOCUMENTS)
                        .all(EVERYWHERE)
                        .own(Role.MERCHANDISER, MERCHANDISERS)
                        .own(Role.SALESPERSON, SALESPERSONS),
                Sight.named(NOTICES).all(Role.BUSINESS_MANAGER, Role.AUDITOR).own(Role.MERCHANDISER, MERCHANDISERS),
                Sight.named(CUSTOMER)
                        .all(EVERYWHERE)
                        .all(Role.MERCHANDISER, Role.SALESPERSON, Role.ERP)
                        .own(Role.CUSTOMER, "{}.id = :customer"),
                Sight.named(MASTER_DATA).all(EVERYWHERE).all(Role.MERCHANDISER, Role.SALESPERSON, Role.ERP));
    }

    private static Sight orders(String name) {
        return Sight.named(name)
                .all(EVERYWHERE)
                .own(Role.MERCHANDISER, MERCHANDISERS)
                .own(Role.SALESPERSON, SALESPERSONS)
                .own(Role.CUSTOMER, "{}.customerId = :customer");
    }
}
