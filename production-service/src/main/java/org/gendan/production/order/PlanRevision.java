package org.gendan.production.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gendan.language.Ids;
import org.gendan.production.factory.FactoryCalendar;
import org.gendan.production.routing.PlannedProcess;
import org.gendan.production.routing.Route;
import org.gendan.production.routing.Step;

/** One plan of a work assignment. The next one is appended with its reason; none is ever written over (rule 28). */
@Entity
public class PlanRevision {
    @Id
    private UUID id;

    private int number;
    private LocalDate startOn;
    private LocalDate completeOn;
    private LocalDate shipOn;
    private String reason;
    private LocalDate plannedOn;
    private String plannedBy;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "planned_process", joinColumns = @JoinColumn(name = "plan_revision_id"))
    private List<PlannedProcess> processes = new ArrayList<>();

    protected PlanRevision() {}

    PlanRevision(int number, NewPlan plan, Route route, FactoryCalendar calendar, LocalDate on, String by) {
        this.id = Ids.next();
        this.number = number;
        this.startOn = plan.startOn();
        this.completeOn = plan.completeOn();
        this.shipOn = plan.shipOn();
        this.reason = plan.reason();
        this.plannedOn = on;
        this.plannedBy = by;
        for (Step step : route.steps()) {
            processes.add(step.within(startOn, completeOn, calendar));
        }
    }

    public int number() {
        return number;
    }

    public LocalDate startOn() {
        return startOn;
    }

    public LocalDate completeOn() {
        return completeOn;
    }

    public LocalDate shipOn() {
        return shipOn;
    }

    /** Why it differs from the one before, null for the first. */
    public String reason() {
        return reason;
    }

    public LocalDate plannedOn() {
        return plannedOn;
    }

    public String plannedBy() {
        return plannedBy;
    }

    public List<PlannedProcess> processes() {
        return processes.stream()
                .sorted(Comparator.comparing(PlannedProcess::number))
                .toList();
    }
}
