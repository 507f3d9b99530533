package org.gendan.logistics.freight.api;

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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Role;
import org.gendan.logistics.Sees;
import org.gendan.logistics.freight.FreightMessage;
import org.gendan.logistics.freight.FreightThread;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The freight coordination of a shipment over REST (brief, part 1, clause 12). */
@SafeToRepeat
@Path("/api/shipments/{id}/messages")
@Tag(
        name = "Freight coordination",
        description = "What is said about how a shipment travels (brief, part 1, clause 12).")
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

    @MayLack({"agreed", "by"})
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
    public RestResponse<MessageView> say(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid MessageRequest request) {
        return idempotency.once(idempotencyKey, request, () -> {
            FreightMessage message = thread.say(id, request.text(), request.agreed());
            return Created.at("/api/shipments/%s/messages".formatted(id), MessageView.of(message));
        });
    }

    @GET
    @RolesAllowed(Sees.DISPATCH)
    @Operation(summary = "List what was said, newest first")
    public Page<MessageView> list(
            UUID id,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                thread.page(id, cursors.read(cursor), limit + 1), limit, FreightMessage::id, MessageView::of);
    }
}
