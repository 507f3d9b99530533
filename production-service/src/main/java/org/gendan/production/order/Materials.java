package org.gendan.production.order;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Where production orders learn what became of the materials of their lots. */
public interface Materials {
    /** Those of these assignments whose materials may be checked now. */
    Set<UUID> checkable(Collection<UUID> assignmentIds);
}
