package org.gendan.quality.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.gendan.quality.plan.LotNotices;
import org.gendan.quality.plan.PlanDesk;
import org.gendan.quality.plan.PlannedLot;

/** Goes through the lots that somebody still has to see to, and tells people of one, once a day and in both languages. */
@ApplicationScoped
class Reminder {
    private static final int PAGE = 100;

    private final PlanDesk plans;
    private final LotNotices notices;

    Reminder(PlanDesk plans, LotNotices notices) {
        this.plans = plans;
        this.notices = notices;
    }

    void eachLot(Consumer<PlannedLot> lots) {
        UUID after = null;
        for (List<PlannedLot> page = plans.underWay(after, PAGE); !page.isEmpty(); page = plans.underWay(after, PAGE)) {
            page.forEach(lots);
            after = page.getLast().plan().id();
        }
    }

    void tell(String code, PlannedLot lot, LocalDate day, List<String> to, Map<String, Object> facts) {
        notices.tell(code, lot, to, facts, day);
    }
}
