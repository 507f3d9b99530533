package org.gendan.production.report;

/** For which days a report is written (decision 16). */
enum ReportDays {
    EVERY_DAY,
    /** Those on which the company, or a factory that takes work, works. */
    WORKING_DAYS
}
