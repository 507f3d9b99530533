package org.gendan.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gendan.kernel.who.Sight;
import org.gendan.kernel.who.SightTable;
import org.gendan.language.Role;

/** Who sees what of quality-service (design §4). */
@ApplicationScoped
public class Sees implements SightTable {
    /** A work assignment's plan, meetings, inspections and corrective actions; p is its plan, o its order. */
    public static final String LOTS = "sees:lots";
    /** Its samples, whose results are for marketing too (S3.4, S3.10). */
    public static final String SAMPLES = "sees:samples";
    /** What of an order is released. */
    public static final String RELEASES = "sees:releases";
    /** What the inspections of many lots tell. */
    public static final String FIGURES = "sees:figures";
    /** Under which severity a factory's lots are inspected. */
    public static final String SERIES = "sees:series";

    @Override
    public List<Sight> sights() {
        return List.of(
                lots(LOTS),
                lots(SAMPLES).all(Role.MARKETING),
                leaders(RELEASES).own(Role.MERCHANDISER, "{}.merchandiser = :me"),
                leaders(FIGURES).all(Role.PRODUCTION_MANAGER).own(Role.FACTORY, "{}.factoryId = :factory"),
                leaders(SERIES));
    }

    private static Sight lots(String name) {
        return leaders(name)
                .own(Role.FACTORY, "p.factoryId = :factory")
                .own(Role.INSPECTOR, "p.inspector = :me")
                .own(Role.MERCHANDISER, "o.merchandiser = :me");
    }

    private static Sight leaders(String name) {
        return Sight.named(name).all(Role.QUALITY_MANAGER, Role.SUPERVISOR, Role.BUSINESS_MANAGER, Role.AUDITOR);
    }
}
