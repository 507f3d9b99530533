package org.gendan.quality.correctiveaction;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Ids;
import org.gendan.quality.inspection.Inspection;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * What a factory has to do about defects that an inspection of its lot found. It answers with evidence up to the due day,
 * and whoever inspects or the quality manager verifies that it helped; where it did not, the action is open again and every
 * answer stays on record.
 */
@Entity
public class CorrectiveAction extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID planId;
    private UUID orderId;
    private int number;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "nonconformity", joinColumns = @JoinColumn(name = "action_id"))
    private List<Nonconformity> defects = new ArrayList<>();

    private String requiredAction;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private CorrectiveActionStatus status;

    private LocalDate raisedOn;
    private Instant raisedAt;
    private String raisedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "corrective_answer", joinColumns = @JoinColumn(name = "action_id"))
    private List<Answer> answers = new ArrayList<>();

    protected CorrectiveAction() {}

    CorrectiveAction(
            Inspection inspection, int number, NewCorrectiveAction asked, LocalDate on, Instant at, String by) {
        if (!inspection.isReported()) {
            throw Refused.conflict(
                    "inspection-not-reported",
                    Map.of(
                            "inspectionId",
                            inspection.id(),
                            "state",
                            inspection.status().name()));
        }
        requireFound(inspection, asked.defects());
        if (asked.dueOn().isBefore(on)) {
            throw Refused.invalid("dueOn", "lies before " + on);
        }
        this.id = Ids.next();
        this.inspectionId = inspection.id();
        this.planId = inspection.planId();
        this.orderId = inspection.orderId();
        this.number = number;
        asked.defects().stream().distinct().forEach(defects::add);
        this.requiredAction = asked.action();
        this.dueOn = asked.dueOn();
        this.status = CorrectiveActionStatus.OPEN;
        this.raisedOn = on;
        this.raisedAt = at;
        this.raisedBy = by;
    }

    private static void requireFound(Inspection inspection, List<Nonconformity> asked) {
        List<String> strange = asked.stream()
                .filter(defect -> inspection.defects().stream().noneMatch(defect::isOf))
                .map(Nonconformity::point)
                .toList();
        if (!strange.isEmpty()) {
            throw Refused.invalid("defects", "not in the inspection's report: " + strange);
        }
    }

    /** The factory says what it did, and shows it. */
    void answer(String evidence, List<UUID> files, LocalDate on, Instant at, String by) {
        requireNext(CorrectiveActionStatus.ANSWERED);
        if (on.isBefore(raisedOn)) {
            throw Refused.invalid("occurredOn", "lies before " + raisedOn + ", when the action was raised");
        }
        advanceTo(CorrectiveActionStatus.ANSWERED);
        answers.add(Answer.of(answers.size() + 1, evidence, files, on, at, by));
    }

    /** Somebody else looked whether it helped; what did not has to be answered anew, which needs a reason and may move the day. */
    void verify(boolean effective, String remark, LocalDate newDueOn, LocalDate on, String by) {
        CorrectiveActionStatus next = effective ? CorrectiveActionStatus.EFFECTIVE : CorrectiveActionStatus.OPEN;
        requireNext(next);
        Answer last = answers().getLast();
        if (by.equals(last.by())) {
            throw Refused.forbidden("answered-it-oneself", Map.of("answeredBy", last.by()));
        }
        if (!effective && (remark == null || remark.isBlank())) {
            throw Refused.invalid("remark", "is needed where the action was not effective");
        }
        if (newDueOn != null && (effective || newDueOn.isBefore(on))) {
            throw Refused.invalid("dueOn", "only for an action that is open again, and not before " + on);
        }
        advanceTo(next);
        answers.remove(last);
        answers.add(last.verified(effective, remark, on, by));
        dueOn = newDueOn == null ? dueOn : newDueOn;
    }

    private void requireNext(CorrectiveActionStatus next) {
        if (!status.next().contains(next)) {
            throw Refused.wrongState(
                    status,
                    Arrays.stream(CorrectiveActionStatus.values())
                            .filter(from -> from.next().contains(next))
                            .toList());
        }
    }

    private void advanceTo(CorrectiveActionStatus next) {
        requireNext(next);
        status = next;
    }

    public boolean isDone() {
        return switch (status) {
            case OPEN, ANSWERED -> false;
            case EFFECTIVE -> true;
        };
    }

    /** Whether its day has passed and nobody has found it effective yet; the due day itself is in time. */
    public boolean isOverdue(LocalDate today) {
        return !isDone() && today.isAfter(dueOn);
    }

    /** What it reads like in a reminder. */
    public String summary() {
        return "%s: %s (%s, %s)"
                .formatted(
                        String.join(
                                ", ",
                                defects().stream().map(Nonconformity::point).toList()),
                        requiredAction,
                        dueOn,
                        status);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID inspectionId() {
        return inspectionId;
    }

    public UUID planId() {
        return planId;
    }

    public UUID orderId() {
        return orderId;
    }

    public int number() {
        return number;
    }

    public List<Nonconformity> defects() {
        return defects.stream()
                .sorted(Comparator.comparing(Nonconformity::point))
                .toList();
    }

    public String requiredAction() {
        return requiredAction;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public CorrectiveActionStatus status() {
        return status;
    }

    public LocalDate raisedOn() {
        return raisedOn;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public String raisedBy() {
        return raisedBy;
    }

    /** Oldest first. */
    public List<Answer> answers() {
        return answers.stream().sorted(Comparator.comparing(Answer::number)).toList();
    }

    @Override
    public String auditKey() {
        return orderId.toString();
    }
}
