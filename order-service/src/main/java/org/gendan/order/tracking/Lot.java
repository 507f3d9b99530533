package org.gendan.order.tracking;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gendan.language.Missing;
import org.gendan.language.ProductionEvent.AssignmentCompleted;
import org.gendan.language.ProductionEvent.MaterialsChecked;
import org.gendan.language.ProductionEvent.MaterialsCounted;
import org.gendan.language.ProductionEvent.ProductionProgressed;
import org.gendan.language.ProductionEvent.ProductionScheduled;
import org.gendan.language.ProductionEvent.ProductionStarted;
import org.gendan.language.ProductionEvent.Share;
import org.gendan.language.ProductionEvent.Shortage;
import org.gendan.language.ProductionEvent.WorkAssigned;
import org.gendan.language.ProductionEvent.WorkHeld;
import org.gendan.language.Role;

/** A work assignment, as production tells it: its share of the order and how far the factory is with it. */
final class Lot {
    private final UUID id;
    private WorkAssigned work;
    private int raisedIn;
    private Instant assignedAt;
    private ProductionScheduled plan;
    private final Set<String> anomalies = new LinkedHashSet<>();
    private MaterialsChecked materials;
    private Instant materialsAt;
    private Instant startedAt;
    private int packed;
    private WorkHeld held;
    private Instant heldAt;
    private AssignmentCompleted completed;
    private Instant completedAt;

    Lot(UUID id) {
        this.id = id;
    }

    void record(WorkAssigned fact, Instant at) {
        if (work == null || fact.quantity() > work.quantity()) {
            raisedIn = fact.revision();
            assignedAt = at;
        }
        work = fact;
    }

    void record(ProductionScheduled fact) {
        plan = fact;
    }

    void record(MaterialsCounted fact) {
        anomalies.addAll(fact.anomalies());
    }

    void record(MaterialsChecked fact, Instant at) {
        materials = fact;
        materialsAt = at;
        anomalies.clear();
    }

    void record(ProductionStarted fact, Instant at) {
        startedAt = startedAt == null ? at : startedAt;
    }

    void record(ProductionProgressed fact) {
        packed = fact.packed();
    }

    void record(WorkHeld fact, Instant at) {
        held = fact;
        heldAt = at;
    }

    void holdLifted() {
        held = null;
    }

    void record(AssignmentCompleted fact, Instant at) {
        completed = fact;
        completedAt = at;
        packed = fact.packed();
    }

    Finding materials() {
        if (materials == null) {
            return Finding.open(
                    anomalies.isEmpty()
                            ? missing("materials-check", List.of(Role.FACTORY, Role.INSPECTOR, Role.MERCHANDISER))
                            : missing(
                                    "materials-anomaly",
                                    List.of(Role.INSPECTOR, Role.MERCHANDISER),
                                    "anomalies",
                                    String.join(", ", anomalies)));
        }
        List<Shortage> open = materials.openShortages() == null ? List.of() : materials.openShortages();
        if (open.isEmpty() || materials.overriddenBy() != null) {
            return new Finding.Done(materialsAt);
        }
        String shortages = open.stream()
                .limit(20)
                .map(each ->
                        "%s %s %s".formatted(each.material(), each.missing().toPlainString(), each.unit()))
                .collect(Collectors.joining(", "));
        return new Finding.Against(
                materialsAt,
                List.of(missing(
                        "material-shortage", List.of(Role.FACTORY, Role.PRODUCTION_MANAGER), "shortages", shortages)));
    }

    Finding start() {
        return step(startedAt, missing("production-start", List.of(Role.FACTORY)));
    }

    Finding completion() {
        return step(
                completed != null && completed.revision() >= raisedIn ? completedAt : null,
                missing("completion", List.of(Role.FACTORY), "packed", packed));
    }

    private Finding step(Instant doneAt, Missing otherwise) {
        if (doneAt == null && held != null) {
            return new Finding.Against(
                    heldAt, List.of(missing("work-hold", List.of(Role.PRODUCTION_MANAGER), "reason", held.reason())));
        }
        return Finding.doneOr(doneAt, otherwise);
    }

    /** 80 % packed in exact integers (rule 38): the final inspection may be made, whatever else goes on. */
    boolean isReadyForFinalInspection() {
        return packed * 100L >= quantity() * 80L;
    }

    Missing missing(String code, List<String> who) {
        return missing(code, who, Map.of());
    }

    Missing missing(String code, List<String> who, String fact, Object value) {
        return missing(code, who, Map.of(fact, value == null ? "" : value));
    }

    Missing missing(String code, List<String> who, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.putAll(Map.of("lot", name(), "assignmentId", id, "quantity", quantity()));
        return new Missing(code, who, all);
    }

    UUID id() {
        return id;
    }

    Instant assignedAt() {
        return assignedAt;
    }

    ProductionScheduled plan() {
        return plan;
    }

    boolean isAssigned() {
        return quantity() > 0;
    }

    int quantity() {
        return work == null ? 0 : work.quantity();
    }

    List<Share> shares() {
        return work == null || work.shares() == null ? List.of() : work.shares();
    }

    private String name() {
        return work == null || work.lot() == null ? "" : work.lot();
    }
}
