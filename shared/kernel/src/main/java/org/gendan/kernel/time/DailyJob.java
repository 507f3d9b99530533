package org.gendan.kernel.time;

import java.time.LocalDate;
import java.time.LocalTime;

/** What a service does once each business day. */
public interface DailyJob {

    /** Stable for ever: under this name it is kept for which days the job has run. */
    String name();

    /** The wall clock in the company's zone. */
    LocalTime dueAt();

    /** Does the day's work in the transaction that takes note of it; when it throws, the whole is repeated. */
    void run(LocalDate day);
}
