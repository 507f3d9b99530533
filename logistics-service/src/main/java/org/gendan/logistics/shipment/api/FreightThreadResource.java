package org.gendan.logistics.shipment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.language.Role;
import org.gendan.logistics.shipment.FreightMessage;
import org.gendan.logistics.shipment.FreightThread;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The freight coordination of a shipment over REST (brief, part 1, clause 12). */
@Path("/api/shipments/{id}/messages")
@Tag(name = "Freight coordination")
class FreightThreadResource {
    private final FreightThread thread;
    private final Idempotency idempotency;
    private final Cursors cursors;

    FreightThreadResource(FreightThread thread, Idempotency idempotency, Cursors cursors) {
        this.thread = thread;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    @Schema(description = "What is said about how the shipment travels.")
    record MessageRequest(
            @NotBlank @Size(max = 2000) @Schema(examples = "周五上午十点装车，中外运来提货。")
            String text,

            @Schema(description = "Of the salesperson alone: whether mode, forwarder and date are agreed.")
            Boolean agreed) {}

    record MessageView(
            UUID id,
            String text,
            Boolean agreed,
            String by,
            @Schema(description = "Business time; UTC.") Instant writtenAt) {
        static MessageView of(FreightMessage message) {
            return new MessageView(message.id(), message.text(), message.agreed(), message.by(), message.at());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.WAREHOUSE})
    @Operation(summary = "Say something about how the shipment travels (S1.12)")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MessageView.class)))
    public Response say(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid MessageRequest request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            FreightMessage message = thread.say(id, request.text(), request.agreed());
            return Response.created(URI.create("/api/shipments/%s/messages".formatted(id)))
                    .entity(MessageView.of(message))
                    .build();
        });
    }

    @GET
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.WAREHOUSE,
        Role.AUDITOR
    })
    @Operation(summary = "List what was said, newest first")
    @APIResponse(responseCode = "200", description = "A page of messages")
    public Response list(
            UUID id,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                thread.page(id, cursors.read(cursor), limit + 1),
                limit,
                FreightMessage::id,
                MessageView::of,
                cursors,
                uri);
    }
}
