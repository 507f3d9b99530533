package org.gendan.finance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of finance-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** What belongs to finance alone: credit limits, bank lines. */
    public static final String MONEY = "sees:money";
    /** What an order costs and has paid. */
    public static final String RECEIVABLES = "sees:receivables";
    /** Ledger, ageing and follow-up: what staff know of an order's money. */
    public static final String LEDGER = "sees:ledger";
    /** What customers were written about an order's money. */
    public static final String NOTICES = "sees:notices";
    /** The paper that tells a customer where its account stands; the object is the customer. */
    public static final String STATEMENTS = "sees:statements";

    public static final String JOURNAL = "sees:journal";
    /** Money that arrived. */
    public static final String RECEIPTS = "sees:receipts";
    /** Money that goes back. */
    public static final String REFUNDS = "sees:refunds";

    public static final String INVOICES = "sees:invoices";
    /** Invoices on paper. */
    public static final String INVOICE_PAPERS = "sees:invoice-papers";
    /** What trips cost; each sees the own claims. */
    public static final String EXPENSES = "sees:expenses";

    private static final String OF_OWN_ORDER =
            "{}.orderId in (select v.orderId from Receivable v where v.merchandiser = :me)";

    @Override
    public List<Sight> sights() {
        return List.of(
                finance(MONEY),
                ofStaff(RECEIVABLES).all(Role.ERP).own(Role.CUSTOMER, "{}.customerId = :customer"),
                ofStaff(LEDGER),
                finance(NOTICES).own(Role.MERCHANDISER, "{}.merchandiser = :me"),
                finance(STATEMENTS).own(Role.CUSTOMER, "{}.id = :customer"),
                Sight.named(JOURNAL).all(Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR),
                finance(RECEIPTS).own(Role.CUSTOMER, "{}.customerId = :customer"),
                finance(REFUNDS).own(Role.MERCHANDISER, OF_OWN_ORDER).own(Role.CUSTOMER, """
                                {}.id in (select c.id from Refund c where c.customerId = :customer
                                    union all select o.id from Refund o join Receivable v on v.orderId = o.orderId
                                        where v.customerId = :customer)"""),
                invoices(INVOICES).all(Role.ERP),
                invoices(INVOICE_PAPERS),
                finance(EXPENSES).own(Role.MERCHANDISER, "{}.claimant = :me").own(Role.INSPECTOR, "{}.claimant = :me"));
    }

    private static Sight invoices(String name) {
        return finance(name).own(Role.MERCHANDISER, OF_OWN_ORDER).own(Role.CUSTOMER, "{}.customerId = :customer");
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
