package org.gendan.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gendan.language.QualityEvent.InspectionReported;
import org.gendan.language.QualityEvent.ReportSigned;
import org.gendan.language.Role;

/** The mid inspections of one work assignment; those of one day count once, and only once the factory signed (rule 36). */
final class MidInspections {
    private static final List<String> WHO = List.of(Role.INSPECTOR, Role.FACTORY);

    private final Map<UUID, LocalDate> reported = new HashMap<>();
    private final Set<UUID> signed = new HashSet<>();
    private Integer required;
    private Instant lastAt;
    private Instant enoughAt;
    private boolean isOver;

    void reported(InspectionReported fact, Instant at) {
        reported.put(fact.inspectionId(), fact.occurredOn());
        lastAt = at;
    }

    void signed(ReportSigned fact, Instant at) {
        signed.add(fact.inspectionId());
        lastAt = at;
        countAgain(at);
    }

    /** Quality tells the number with each report, and an amendment can change it; reports of earlier releases tell none. */
    void required(Integer number, Instant at) {
        required = number == null ? required : number;
        countAgain(at);
    }

    /** The final inspection was made, so enough of them were there, whatever number is known here. */
    void finallyInspected(Instant at) {
        isOver = true;
        lastAt = lastAt == null ? at : lastAt;
    }

    Finding finding(Lot lot) {
        if (enoughAt != null || isOver) {
            return new Finding.Done(enoughAt == null ? lastAt : enoughAt);
        }
        return Finding.open(
                required == null
                        ? lot.missing("mid-inspections", WHO, Map.of("signed", counted()))
                        : lot.missing("mid-inspections-part", WHO, Map.of("signed", counted(), "required", required)));
    }

    private void countAgain(Instant at) {
        if (required == null || counted() < required) {
            enoughAt = null;
        } else if (enoughAt == null) {
            enoughAt = at;
        }
    }

    private long counted() {
        return signed.stream()
                .map(reported::get)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
