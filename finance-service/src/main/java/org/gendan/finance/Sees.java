package org.gendan.finance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of finance-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** What belongs to finance alone: the journal, credit limits, bank lines. */
    public static final String MONEY = "sees:money";
    /** What an order costs and has paid. */
    public static final String RECEIVABLES = "sees:receivables";
    /** Ledger, ageing and follow-up: what staff know of an order's money. */
    public static final String LEDGER = "sees:ledger";
    /** Money that arrived. */
    public static final String RECEIPTS = "sees:receipts";
    /** Money that goes back. */
    public static final String REFUNDS = "sees:refunds";

    public static final String INVOICES = "sees:invoices";
    /** What trips cost; each sees the own claims. */
    public static final String EXPENSES = "sees:expenses";

    private static final String OF_OWN_ORDER =
            "{}.orderId in (select v.orderId from Receivable v where v.merchandiser = :me)";

    @Override
    public List<Sight> sights() {
        return List.of(
                finance(MONEY),
                ofStaff(RECEIVABLES).own(Role.CUSTOMER, "{}.customerId = :customer"),
                ofStaff(LEDGER),
                finance(RECEIPTS).own(Role.CUSTOMER, "{}.customerId = :customer"),
                finance(REFUNDS).own(Role.MERCHANDISER, OF_OWN_ORDER).own(Role.CUSTOMER, """
                                {}.customerId = :customer or {}.orderId in (
                                    select v.orderId from Receivable v where v.customerId = :customer)"""),
                finance(INVOICES).own(Role.MERCHANDISER, OF_OWN_ORDER).own(Role.CUSTOMER, "{}.customerId = :customer"),
                finance(EXPENSES).own(Role.MERCHANDISER, "{}.claimant = :me").own(Role.INSPECTOR, "{}.claimant = :me"));
    }

    private static Sight finance(String name) {
        return Sight.named(name).all(Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR);
    }

    private static Sight ofStaff(String name) {
        return finance(name)
                .own(Role.MERCHANDISER, "{}.merchandiser = :me")
                .own(Role.SALESPERSON, "{}.salesperson = :me");
    }
}
