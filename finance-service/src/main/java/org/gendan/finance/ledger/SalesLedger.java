package org.gendan.finance.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.ledger.OrderAccounts.Choice;
import org.gendan.finance.ledger.OrderAccounts.Scope;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;

/** The sales ledger (台帐): one row per order, as of any business date (S1.17a). */
@ApplicationScoped
public class SalesLedger {
    static final int LARGEST_SHEET = 20_000;
    private static final int AT_ONCE = 500;

    private final OrderAccounts accounts;
    private final BusinessClock clock;

    SalesLedger(OrderAccounts accounts, BusinessClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The day that is meant: today unless stated; of one in the future nothing is known. */
    public LocalDate day(LocalDate asOf) {
        LocalDate today = clock.today();
        if (asOf != null && asOf.isAfter(today)) {
            throw Refused.invalid("asOf", "lies in the future; today is " + today);
        }
        return asOf == null ? today : asOf;
    }

    @Transactional
    public List<OrderAccount> page(LocalDate day, UUID after, int limit) {
        return accounts.page(new Choice(day, null, Scope.ALL), after, limit);
    }

    /** The whole ledger as a spreadsheet, page by page; one of more orders than a sheet takes is refused rather than cut. */
    @Transactional
    public void write(LocalDate day, OutputStream out) throws IOException {
        int written = 0;
        try (SalesSheet sheet = new SalesSheet(day, out)) {
            for (List<OrderAccount> page = page(day, null, AT_ONCE);
                    !page.isEmpty();
                    page = page(day, page.getLast().orderId(), AT_ONCE)) {
                written += page.size();
                if (written > LARGEST_SHEET) {
                    throw Refused.conflict("ledger-too-large", Map.of("largest", LARGEST_SHEET));
                }
                sheet.add(page);
            }
        }
    }
}
