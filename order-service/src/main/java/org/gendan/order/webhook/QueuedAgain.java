package org.gendan.order.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many deliveries a replay has queued, and whether there are more. */
@Schema(description = "How many deliveries were queued, 10 000 at the most.")
public record QueuedAgain(
        int deliveries,

        @Schema(description = "From when to ask again for the rest; absent where there is none.")
        Instant goesOnFrom) {}
