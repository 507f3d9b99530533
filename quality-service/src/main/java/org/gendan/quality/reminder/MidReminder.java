package org.gendan.quality.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.gendan.kernel.time.DailyJob;
import org.gendan.language.Role;
import org.gendan.quality.inspection.InspectionDesk;
import org.gendan.quality.inspection.InspectionRecord;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlannedLot;

/** Reminds of mid inspections from the sixth working day after the one before on, each day until it is reported (S3.8). */
@ApplicationScoped
class MidReminder implements DailyJob {
    private final Reminder reminder;
    private final InspectionDesk inspections;
    private final LotNotices notices;

    MidReminder(Reminder reminder, InspectionDesk inspections, LotNotices notices) {
        this.reminder = reminder;
        this.inspections = inspections;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "mid-inspection-reminder";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(8, 0);
    }

    @Override
    public void run(LocalDate day) {
        reminder.eachLot(lot -> {
            InspectionRecord record = inspections.of(lot);
            record.cadence()
                    .filter(cadence -> !day.isBefore(cadence.until()))
                    .ifPresent(cadence -> tell(record, cadence, day));
        });
    }

    private void tell(InspectionRecord record, InspectionRecord.Cadence cadence, LocalDate day) {
        PlannedLot lot = record.lot();
        reminder.tell(
                "mid-due",
                lot,
                day,
                notices.inspectorAnd(lot, Role.QUALITY_MANAGER),
                Map.of(
                        "orderNumber", lot.order().orderNumber(),
                        "lot", lot.plan().lot(),
                        "since", record.lastMidOn(),
                        "until", cadence.until(),
                        "signed", record.countedMidReports()));
    }
}
