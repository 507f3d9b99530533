package org.gendan.quality.release;

import java.util.List;
import java.util.Optional;
import org.gendan.kernel.rule.Gate;
import org.gendan.language.Role;
import org.gendan.quality.plan.InspectedOrder;

/** Whether the goods of an order may leave: production completed, and every one of its lots good (design §6). */
public record OrderQuality(InspectedOrder order, List<LotQuality> lots, List<GoodsRelease> releases) {

    public Gate gate() {
        Gate gate = Gate.named("goods-not-releasable");
        gate.needs(!order.isCancelled(), "order-cancelled", Role.BUSINESS_MANAGER);
        gate.needs(!order.isHeld(), "hold", Role.MERCHANDISER);
        gate.needs(!lots.isEmpty() && order.isCompleted(), "production-completion", Role.FACTORY);
        lots.forEach(lot -> lot.addTo(gate));
        return gate;
    }

    /** The release of the order as it stands now; an amendment needs a new one. */
    public Optional<GoodsRelease> standing() {
        return releases.stream()
                .filter(release -> release.stands() && release.revision() == order.revision())
                .findFirst();
    }

    /** The last release that nobody revoked, whatever revision it is of. */
    Optional<GoodsRelease> lastStanding() {
        return releases.stream().filter(GoodsRelease::stands).reduce((_, later) -> later);
    }
}
