package org.gendan.order.webhook.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.QueryTime;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.Refused;
import org.gendan.language.Role;
import org.gendan.order.webhook.Delivery;
import org.gendan.order.webhook.QueuedAgain;
import org.gendan.order.webhook.Standing;
import org.gendan.order.webhook.WebhookDesk;
import org.gendan.order.webhook.WebhookDesk.Seen;
import org.gendan.order.webhook.WebhookDesk.WithSecret;
import org.gendan.order.webhook.WebhookDetails;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Systems that are told of events by signed requests, over REST. */
@Path("/api/ops/order/webhooks")
@Tag(name = "Webhooks")
@RolesAllowed(Role.OPERATOR)
class WebhookResource {
    private static final String SINCE = "Only what was queued from then on: an instant in UTC.";
    /** Later ones no database keeps. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final WebhookDesk desk;
    private final Cursors cursors;

    WebhookResource(WebhookDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    record WebhookView(
            UUID id,
            long version,
            WebhookDetails details,

            @Schema(description = "What was announced before is sent on a replay alone.")
            Instant since,

            String createdBy,
            Standing standing)
            implements Versioned {
        static WebhookView of(Seen seen) {
            return new WebhookView(
                    seen.webhook().id(),
                    seen.webhook().version(),
                    seen.webhook().details(),
                    seen.webhook().since(),
                    seen.webhook().createdBy(),
                    seen.standing());
        }
    }

    record NewSecretView(
            UUID id,
            long version,

            @Schema(
                    description =
                            "What its requests are signed with, shown this once: `whsec_` and 32 bytes in base64.",
                    examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
            String secret,

            WebhookView webhook)
            implements Versioned {
        static NewSecretView of(WithSecret made) {
            WebhookView view = WebhookView.of(made.seen());
            return new NewSecretView(view.id(), view.version(), made.secret(), view);
        }
    }

    @Schema(name = "WebhookRotation", description = "That requests are signed with a new secret from now on.")
    record Rotation(
            @Min(0)
            @Max(168)
            @Schema(
                    description = "For how many hours they are signed with the present one as well; 24 unless stated.",
                    examples = "24")
            Integer overlapHours,

            @NotBlank @Size(max = 400) @Schema(description = "Why; it is kept in the audit trail.")
            String because) {}

    @Schema(name = "WebhookResumption", description = "That a webhook which was paused is tried again.")
    record Resumption(
            @NotBlank @Size(max = 400) @Schema(description = "Why; it is kept in the audit trail.")
            String because) {}

    @Schema(description = "Which events are sent again: one, or those of a time, of all keys or of one.")
    record WebhookReplay(
            @Schema(description = "The event's id, as its requests bear it; nothing else is given then.")
            UUID eventId,

            @Schema(description = "Events that were announced from then on.")
            Instant from,

            @Schema(description = "And before then; until now unless stated.")
            Instant to,

            @Size(max = 200) @Schema(description = "Events of this key alone: the order's id.")
            String key,

            @NotBlank @Size(max = 400) @Schema(description = "Why; it is kept in the audit trail.")
            String because) {}

    @POST
    @Operation(summary = "Have a system told of events by signed requests; its secret is shown this once")
    public RestResponse<NewSecretView> add(@NotNull @Valid WebhookDetails details) {
        WithSecret made = desk.add(details);
        return Created.at("/api/ops/order/webhooks/" + made.seen().webhook().id(), NewSecretView.of(made));
    }

    @GET
    @Operation(summary = "List webhooks and how their receivers stand, newest first")
    public Page<WebhookView> list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                desk.page(cursors.read(cursor), limit + 1),
                limit,
                seen -> seen.webhook().id(),
                WebhookView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a webhook and how its receiver stands")
    public WebhookView get(UUID id) {
        return WebhookView.of(desk.get(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change where it goes and what of, or turn it off or on; needs If-Match")
    public WebhookView change(UUID id, @NotNull @Valid WebhookDetails details) {
        return WebhookView.of(desk.change(id, details));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a webhook with the log of its deliveries; needs If-Match")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(UUID id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/secrets")
    @Operation(summary = "Sign with a new secret, and for a while with the present one as well; it is shown this once")
    public NewSecretView rotate(UUID id, @NotNull @Valid Rotation rotation) {
        int hours = rotation.overlapHours() == null ? 24 : rotation.overlapHours();
        return NewSecretView.of(desk.rotate(id, Duration.ofHours(hours), rotation.because()));
    }

    @POST
    @Path("{id}/resumption")
    @Operation(summary = "Try a webhook again that was paused because nobody took anything")
    public WebhookView resume(UUID id, @NotNull @Valid Resumption resumption) {
        return WebhookView.of(desk.resume(id, resumption.because()));
    }

    @POST
    @Path("{id}/replays")
    @Operation(summary = "Send events again, each behind what waits of its key; requests are marked as a replay")
    public QueuedAgain replay(UUID id, @NotNull @Valid WebhookReplay which) {
        if ((which.eventId() == null) == (which.from() == null)) {
            throw Refused.invalid("eventId", "give either eventId or from");
        }
        if (which.eventId() != null) {
            return desk.replay(id, which.eventId(), which.because());
        }
        if (which.from().isBefore(Instant.EPOCH)
                || which.from().isAfter(LATEST)
                || which.to() != null
                        && (which.to().isBefore(which.from()) || which.to().isAfter(LATEST))) {
            throw Refused.invalid("from", "lies before 1970, after 9999, or after to");
        }
        return desk.replay(id, which.from(), which.to(), which.key(), which.because());
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(summary = "The log of what was sent to it and what waits, the latest first")
    public Page<Delivery> deliveries(
            UUID id,
            @RestQuery @Parameter(description = "Only those that are so far.") Delivery.State state,
            @RestQuery String type,
            @RestQuery String key,
            @RestQuery @Parameter(description = "Only those of this event.") UUID eventId,
            @RestQuery @Parameter(description = SINCE) String since,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        Delivery.Selection which = new Delivery.Selection(state, type, key, eventId, QueryTime.of("since", since));
        return cursors.page(
                desk.deliveries(id, which, cursors.read(cursor), limit + 1), limit, Delivery::id, delivery -> delivery);
    }
}
