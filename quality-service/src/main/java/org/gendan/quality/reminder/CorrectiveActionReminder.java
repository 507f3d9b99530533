package org.gendan.quality.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.kernel.time.DailyJob;
import org.gendan.language.Role;
import org.gendan.quality.correctiveaction.CorrectiveAction;
import org.gendan.quality.correctiveaction.CorrectiveActionDesk;
import org.gendan.quality.factory.Factories;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;

/** Reminds, each working day, of the corrective actions whose day has passed without anybody finding them effective (S3.6). */
@ApplicationScoped
class CorrectiveActionReminder implements DailyJob {
    private static final int PAGE = 100;

    private final PlanDesk plans;
    private final CorrectiveActionDesk actions;
    private final Factories factories;
    private final LotNotices notices;

    CorrectiveActionReminder(PlanDesk plans, CorrectiveActionDesk actions, Factories factories, LotNotices notices) {
        this.plans = plans;
        this.actions = actions;
        this.factories = factories;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "corrective-action-reminder";
    }

    @Override
    public LocalTime dueAt() {
        return LocalTime.of(8, 0);
    }

    @Override
    public void run(LocalDate day) {
        UUID after = null;
        for (List<UUID> lots = actions.lotsWithOverdue(day, after, PAGE);
                !lots.isEmpty();
                lots = actions.lotsWithOverdue(day, after, PAGE)) {
            lots.forEach(lot -> remind(plans.find(lot), day));
            after = lots.getLast();
        }
    }

    private void remind(PlannedLot lot, LocalDate day) {
        if (lot.days().isWorkingDay(day) && !lot.order().isCancelled()) {
            tell(lot, actions.overdueOf(lot.plan().id(), day), day);
        }
    }

    private void tell(PlannedLot lot, List<CorrectiveAction> overdue, LocalDate day) {
        notices.tell(
                "action-overdue",
                lot,
                notices.inspectorAnd(lot, Role.QUALITY_MANAGER),
                Map.of(
                        "orderNumber", lot.order().orderNumber(),
                        "lot", lot.plan().lot(),
                        "factory", factories.nameOf(lot.plan().factoryId()),
                        "number", overdue.size(),
                        "actions",
                                overdue.stream().map(CorrectiveAction::summary).collect(Collectors.joining("\n"))),
                day);
    }
}
