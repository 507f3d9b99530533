package org.gendan.office.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a service keeps the reports of one name and the alarms about them, in the transaction under way. */
public interface ReportShelf {
    Optional<KeptReport> of(Period period);

    Optional<KeptReport> lastBefore(Period period);

    void keep(KeptReport report);

    boolean isRaised(Period period);

    void raise(ReportAlarm alarm);

    /** The alarms that nobody was told of yet, oldest period first. */
    List<ReportAlarm> untold();

    void tellAll(Instant at);
}
