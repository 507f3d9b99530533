package org.gendan.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/** A fact that one service announces to all others; it carries state, not deltas, and is never refused by who hears it. */
public sealed interface DomainEvent permits OrderEvent, FinanceEvent, ProductionEvent, QualityEvent, LogisticsEvent {

    /** What the event is about: the order id, or the aggregate's own id where there is no order. */
    @JsonIgnore
    String key();

    /** The business date on which it happened, in the company's zone. */
    LocalDate occurredOn();

    /** Who did it: a user name, or the service's name where nobody's command stood behind it. */
    String by();
}
