package org.gendan.logistics.shipment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing in which loaded goods differ from what they should be (S1.19). */
@Schema(description = "One thing in which the loaded goods differ from the order; line is absent for place and date.")
public record Difference(UUID lineId, Integer line, Aspect aspect, String expected, String actual) {

    /** LINE: not planned at all; QUANTITY: against the shipment's plan; TOTAL: over all shipments of the line. */
    public enum Aspect {
        LINE,
        COLOUR,
        SIZE,
        QUANTITY,
        TOTAL,
        PLACE,
        DATE
    }
}
