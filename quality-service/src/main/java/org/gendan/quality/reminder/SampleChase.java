package org.gendan.quality.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gendan.kernel.delivery.Outbox;
import org.gendan.kernel.time.DailyJob;
import org.gendan.language.QualityEvent.SampleChased;
import org.gendan.language.QualityEvent.SampleKind;
import org.gendan.language.Role;
import org.gendan.office.notice.Recipients;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlannedLot;
import org.gendan.quality.sample.SampleDesk;

/** Chases, each working day, the factories that have made no pre-production sample in time, and reports how late they are (S3.2). */
@ApplicationScoped
class SampleChase implements DailyJob {
    private static final String BY = "quality-service";

    private final Reminder reminder;
    private final SampleDesk samples;
    private final Factories factories;
    private final LotNotices notices;
    private final Recipients recipients;
    private final Outbox outbox;
    private final int days;

    SampleChase(
            Reminder reminder,
            SampleDesk samples,
            Factories factories,
            LotNotices notices,
            Recipients recipients,
            Outbox outbox,
            @ConfigProperty(name = "gendan.quality.sample.days") int days) {
        this.reminder = reminder;
        this.samples = samples;
        this.factories = factories;
        this.notices = notices;
        this.recipients = recipients;
        this.outbox = outbox;
        this.days = days;
    }

    @Override
    public String name() {
        return "sample-chase";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(8, 0);
    }

    @Override
    public void run(LocalDate day) {
        reminder.eachLot(lot -> {
            if (lot.plan().assignedOn() == null || lot.plan().sample() != null || hasSample(lot)) {
                return;
            }
            LocalDate dueOn = lot.days().add(lot.plan().assignedOn(), days).date();
            int late = lot.days().between(dueOn, day).days();
            // On a day of rest the lateness has not grown since it was told last.
            if (late > 0 && lot.days().isWorkingDay(day)) {
                chase(lot, dueOn, late, day);
            }
        });
    }

    /** One that was turned down is none: the factory has to make another. */
    private boolean hasSample(PlannedLot lot) {
        return samples.lastOf(lot.plan().id(), SampleKind.PRE_PRODUCTION)
                .filter(sample -> !sample.isRejected())
                .isPresent();
    }

    private void chase(PlannedLot lot, LocalDate dueOn, int late, LocalDate day) {
        outbox.announce(
                new SampleChased(lot.order().id(), lot.plan().id(), lot.plan().factoryId(), late, day, BY));
        List<String> to = notices.inspectorAnd(lot, Role.MARKETING, Role.QUALITY_MANAGER);
        to.add(recipients.staff(lot.order().merchandiser()));
        reminder.tell(
                "sample-chase",
                lot,
                day,
                to,
                Map.of(
                        "orderNumber", lot.order().orderNumber(),
                        "lot", lot.plan().lot(),
                        "factory", factories.nameOf(lot.plan().factoryId()),
                        "assignedOn", lot.plan().assignedOn(),
                        "dueOn", dueOn,
                        "lateDays", late));
    }
}
