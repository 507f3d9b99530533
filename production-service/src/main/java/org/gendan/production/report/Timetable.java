package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.production.factory.FactoryRegister;

/** When the report of a day is written, and before when it is with everybody: the company's wall clock (rule 32). */
@ApplicationScoped
class Timetable {
    private final FactoryRegister factories;
    private final LocalTime writtenAt;
    private final LocalTime before;
    private final ReportDays days;
    private final ZoneId zone;

    Timetable(
            FactoryRegister factories,
            @ConfigProperty(name = "gendan.report.at") LocalTime writtenAt,
            @ConfigProperty(name = "gendan.report.before") LocalTime before,
            @ConfigProperty(name = "gendan.report.days") ReportDays days,
            @ConfigProperty(name = "gendan.zone") ZoneId zone) {
        if (!writtenAt.isBefore(before)) {
            throw new IllegalStateException("gendan.report.at must be earlier than gendan.report.before");
        }
        this.factories = factories;
        this.writtenAt = writtenAt;
        this.before = before;
        this.days = days;
        this.zone = zone;
    }

    LocalTime writtenAt() {
        return writtenAt;
    }

    LocalTime before() {
        return before;
    }

    /** When the report of the day is due to be written. */
    Instant writingOf(LocalDate day) {
        return day.atTime(writtenAt).atZone(zone).toInstant();
    }

    /** Whoever has it at this instant has it too late: before is strictly before (rule 32). */
    Instant deadlineOf(LocalDate day) {
        return day.atTime(before).atZone(zone).toInstant();
    }

    /** Whether a report is owed for the day. */
    boolean isOwed(LocalDate day) {
        return switch (days) {
            case EVERY_DAY -> true;
            case WORKING_DAYS -> factories.anybodyWorksOn(day);
        };
    }

    ZoneId zone() {
        return zone;
    }
}
