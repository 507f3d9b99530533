package org.gendan.finance.charge;

import java.time.LocalDate;
import java.util.UUID;
import org.gendan.language.Money;

/** A charge or a waiver as it was entered; the invoice is null where it stands on none, the counter-entry where it counts. */
public record Adjustment(
        UUID id,
        String kind,
        Money amount,
        String reason,
        String by,
        LocalDate on,
        UUID invoiceId,
        CounterEntry counterEntry) {}
