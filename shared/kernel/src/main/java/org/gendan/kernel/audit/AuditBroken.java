package org.gendan.kernel.audit;

import java.time.LocalDate;
import java.util.List;

/** The audit trail is not as it was written: found on a day, at these links and days. */
public record AuditBroken(LocalDate day, List<String> where) {
    public AuditBroken {
        where = List.copyOf(where);
    }
}
