package org.gendan.order.webhook;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One event on its way to one webhook, as the log of deliveries shows it. */
@Schema(description = "One event on its way to one webhook.")
public record Delivery(
        UUID id,

        @Schema(description = "The event's id, which each request bears as webhook-id.")
        UUID eventId,

        @Schema(examples = "finance.deposit-confirmed.v1") String type,

        @Schema(description = "What the event is about: deliveries of one key keep their order.")
        String key,

        @Schema(description = "Whether an operator asked for it to be sent again.")
        boolean replay,

        State state,
        Instant queuedAt,

        @Schema(description = "When it is tried next; absent once it is delivered or given up.")
        Instant dueAt,

        int attempts,

        @Schema(description = "Whether an earlier request for it may have been taken without our knowing.")
        boolean resent,

        @Schema(description = "The status of the last answer; absent where there was none.")
        Integer answerStatus,

        @Schema(description = "How the last answer began, at most 1000 bytes; or why there was none.")
        String answer,

        @Schema(description = "How long the last attempt took, in milliseconds.")
        Long millis,

        @Schema(description = "When it was delivered or given up.")
        Instant endedAt) {

    /** How far it is. */
    @Schema(name = "DeliveryState")
    public enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    /** Which are meant: each criterion that is given must hold. */
    public record Selection(State state, String type, String key, UUID eventId, Instant since) {}
}
