package org.gendan.order.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a receiver stands: whether it takes what is sent to it, and how much waits for it. */
@Schema(
        name = "WebhookStanding",
        description = "Whether a receiver takes what is sent to it, and how much waits for it.")
public record Standing(
        @Schema(description = "How often in a row it took nothing.")
        int failures,

        Instant failingSince,

        @Schema(description = "Since when nothing is sent any more, until an operator resumes it; absent where it is.")
        Instant pausedAt,

        @Schema(description = "What the last answer was, or why there was none; absent once one is taken.")
        String lastFailure,

        @Schema(description = "How many deliveries wait for it.")
        long pending,

        @Schema(description = "Since when the one waits that waits longest.")
        Instant pendingSince,

        long givenUp,

        @Schema(description = "Until when requests are signed with the secret before the present one as well.")
        Instant formerSecretUntil) {

    static final Standing NONE = new Standing(0, null, null, null, 0, null, 0, null);
}
