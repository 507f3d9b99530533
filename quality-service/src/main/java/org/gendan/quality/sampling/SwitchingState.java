package org.gendan.quality.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.stream.Stream;
import org.gendan.kernel.rule.Refused;

/**
 * Where a series of lots stands by the switching rules (ISO 2859-1 §9.3, §9.4, rule 47). It begins with normal inspection;
 * two failures in five lots tighten it, a score of 30 may reduce it; five passes in a row end tightened inspection, five
 * failures in all during it discontinue inspection until the supplier has acted; one failure ends reduced inspection. Every
 * change of severity begins to count anew. Recent are the last five lots or fewer since then, true for accepted; failures
 * those of tightened inspection.
 */
@Embeddable
public record SwitchingState(
        @Enumerated(EnumType.STRING) @Column(name = "status")
        SwitchingStatus status,

        @Column(name = "score") int score,
        @Column(name = "recent") List<Boolean> recent,
        @Column(name = "failures") int failures) {

    public static final int SCORE_FOR_REDUCED = 30;

    private static final int WINDOW = 5;
    private static final int FAILURES_THAT_TIGHTEN = 2;
    private static final int FAILURES_THAT_DISCONTINUE = 5;
    private static final int SMALLEST_ACCEPT_NUMBER_WITH_A_TIGHTER_ONE = 2;

    /** How a lot fared on original inspection, and how it would have fared at the next tighter AQL. */
    public record Outcome(boolean accepted, int acceptNumber, boolean acceptedOneStepTighter) {}

    /** What the score alone does not tell: reduced inspection needs both, and ends when one ceases (§9.3.3.1, §9.3.4). */
    @Embeddable
    public record Conditions(
            @Column(name = "production_steady") boolean productionSteady,
            @Column(name = "reduced_wanted") boolean reducedWanted) {
        boolean allowReduced() {
            return productionSteady && reducedWanted;
        }
    }

    static SwitchingState begun() {
        return begun(SwitchingStatus.NORMAL);
    }

    private static SwitchingState begun(SwitchingStatus status) {
        return new SwitchingState(status, 0, List.of(), 0);
    }

    /** After one more original lot of the series; resubmitted lots do not come here. */
    SwitchingState after(Outcome lot, Conditions conditions) {
        return switch (status) {
            case NORMAL -> afterNormal(lot).under(conditions);
            case TIGHTENED -> afterTightened(lot);
            case REDUCED -> lot.accepted() ? under(conditions) : advanceTo(SwitchingStatus.NORMAL);
            case DISCONTINUED -> this;
        };
    }

    /** As it is once these conditions hold, lot or no lot. */
    SwitchingState under(Conditions conditions) {
        return switch (status) {
            case NORMAL ->
                score >= SCORE_FOR_REDUCED && conditions.allowReduced() ? advanceTo(SwitchingStatus.REDUCED) : this;
            case REDUCED -> conditions.allowReduced() ? this : advanceTo(SwitchingStatus.NORMAL);
            case TIGHTENED, DISCONTINUED -> this;
        };
    }

    /** The supplier has acted, and the quality manager expects it to help (§9.4). */
    SwitchingState resumed() {
        if (status != SwitchingStatus.DISCONTINUED) {
            throw Refused.wrongState(status, List.of(SwitchingStatus.DISCONTINUED));
        }
        return advanceTo(SwitchingStatus.TIGHTENED);
    }

    private SwitchingState afterNormal(Outcome lot) {
        List<Boolean> last = recentWith(lot);
        return last.stream().filter(accepted -> !accepted).count() >= FAILURES_THAT_TIGHTEN
                ? advanceTo(SwitchingStatus.TIGHTENED)
                : new SwitchingState(status, scoreAfter(lot), last, 0);
    }

    private int scoreAfter(Outcome lot) {
        if (lot.acceptNumber() >= SMALLEST_ACCEPT_NUMBER_WITH_A_TIGHTER_ONE) {
            return lot.acceptedOneStepTighter() ? score + 3 : 0;
        }
        return lot.accepted() ? score + 2 : 0;
    }

    private SwitchingState afterTightened(Outcome lot) {
        List<Boolean> last = recentWith(lot);
        int failed = failures + (lot.accepted() ? 0 : 1);
        if (failed >= FAILURES_THAT_DISCONTINUE) {
            return advanceTo(SwitchingStatus.DISCONTINUED);
        }
        return last.size() == WINDOW && !last.contains(false)
                ? advanceTo(SwitchingStatus.NORMAL)
                : new SwitchingState(status, 0, last, failed);
    }

    private List<Boolean> recentWith(Outcome lot) {
        return Stream.concat(recent.stream().skip(Math.max(0, recent.size() - (WINDOW - 1))), Stream.of(lot.accepted()))
                .toList();
    }

    private SwitchingState advanceTo(SwitchingStatus to) {
        if (!status.next().contains(to)) {
            throw Refused.wrongState(status, status.next());
        }
        return begun(to);
    }
}
