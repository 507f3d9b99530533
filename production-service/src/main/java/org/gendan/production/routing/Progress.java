package org.gendan.production.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where production orders learn what their factories counted. */
public interface Progress {
    /** What was made of each of these assignments; one that reported nothing is absent. */
    Map<UUID, Made> of(Collection<UUID> assignmentIds);

    /** As {@link #of(Collection)}, of what was reported by then. */
    Map<UUID, Made> of(Collection<UUID> assignmentIds, Instant reportedBy);
}
