package org.gendan.logistics.shipment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Map;
import org.gendan.language.Missing;
import org.gendan.language.QualityEvent.GoodsReleaseRevoked;
import org.gendan.language.QualityEvent.GoodsReleased;
import org.gendan.language.Role;

/** What quality said last about the goods of an order: of which revision they are released, or why no longer. */
@Embeddable
public record GoodsRelease(
        @Column(name = "release_revision") Integer revision,
        @Column(name = "release_standing") Boolean standing,
        @Column(name = "release_revoked_because") String revokedBecause) {

    private static final List<String> WHO = List.of(Role.SUPERVISOR);

    static GoodsRelease of(GoodsReleased fact) {
        return new GoodsRelease(fact.revision(), true, null);
    }

    static GoodsRelease of(GoodsReleaseRevoked fact) {
        return new GoodsRelease(fact.revision(), false, fact.reason());
    }

    /** Whether the goods of this revision may leave; what was judged by another revision may be other goods. */
    boolean covers(int present) {
        return standing && revision == present;
    }

    /** Whether it judged a revision that comes after this one. */
    boolean isAheadOf(int present) {
        return revision > present;
    }

    /** Whether it judged one of these revisions, whatever became of it since. */
    boolean judged(int earliest, int latest) {
        return earliest <= revision && revision <= latest;
    }

    /** What the gate of this revision waits for, as long as the release does not cover it. */
    static Missing missing(GoodsRelease last, int present) {
        return new Missing(
                "goods-release",
                WHO,
                last == null || last.standing
                        ? Map.of("revision", present)
                        : Map.of("revision", present, "revokedBecause", last.reason()));
    }

    private String reason() {
        return revokedBecause == null ? "" : revokedBecause;
    }
}
