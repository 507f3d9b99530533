package org.gendan.production.routing;

import java.util.Collection;

/** Where production orders learn how products are made. */
@FunctionalInterface
public interface Routes {
    /** The one route on which all of these product series are made; refused where they have different ones. */
    Route of(Collection<String> series);
}
