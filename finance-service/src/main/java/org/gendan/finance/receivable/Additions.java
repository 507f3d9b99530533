package org.gendan.finance.receivable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What was added to what orders cost, beyond the journal's sums: freight and other charges. */
public interface Additions {

    /** Of those that were not taken back, by order id; an order without is absent. */
    Map<UUID, BigDecimal> sums(Collection<UUID> orders);
}
