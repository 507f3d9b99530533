package org.gendan.production.routing;

import static org.gendan.production.Rest.as;

/** How a series is made, stated over REST. */
public final class ARouting {
    public static final String PACKED_ONLY = """
            {"processes": [{"process": "PACKING", "name": "Packing", "nameZh": "包装", "fromPercent": 0, "toPercent": 100}]}""";

    private ARouting() {}

    /** Unless the series has one. */
    public static void of(String series) {
        as("planner").body(PACKED_ONLY).put("/api/production-orders/routings/" + series);
    }
}
