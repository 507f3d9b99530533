package org.gendan.production.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import org.gendan.kernel.time.DailyJob;

/** Writes the report of each day for which one is owed, early enough to be with everybody before the deadline. */
@ApplicationScoped
class ReportJob implements DailyJob {
    private final ReportDesk desk;
    private final Timetable timetable;

    ReportJob(ReportDesk desk, Timetable timetable) {
        this.desk = desk;
        this.timetable = timetable;
    }

    @Override
    public String name() {
        return "production-report";
    }

    @Override
    public LocalTime dueAt() {
        return timetable.writtenAt();
    }

    @Override
    public void run(LocalDate day) {
        if (timetable.isOwed(day)) {
            desk.write(day);
        }
    }
}
