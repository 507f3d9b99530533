package org.gendan.kernel.ops;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.delivery.DeadLetters;
import org.gendan.kernel.delivery.DeadLetters.DeadLetter;
import org.gendan.kernel.delivery.DeadLetters.Fate;
import org.gendan.kernel.delivery.DeadLetters.Selection;
import org.gendan.kernel.delivery.DeadLetters.WholeLetter;
import org.gendan.kernel.rest.QueryTime;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestQuery;

/** What an operator does about records that belong to no stream: looks into them, has them taken anew, discards them. */
@Path("/api/ops/{service}/dead-letters")
@Tag(name = "Operators")
@RolesAllowed(Role.OPERATOR)
class DeadLettersResource {
    private final DeadLetters letters;
    private final Caller caller;

    DeadLettersResource(DeadLetters letters, Caller caller) {
        this.letters = letters;
        this.caller = caller;
    }

    @Schema(description = "Why it is done.")
    record Decision(
            @NotBlank @Size(max = 400) @Schema(description = "It is kept with the record and in the audit trail.")
            String because) {}

    @GET
    @Operation(summary = "Records that were put aside because they belong to no stream, the latest first")
    public List<DeadLetter> list(
            @RestQuery @Parameter(description = "Only those that this consumer put aside.") String consumer,
            @RestQuery @Parameter(description = "Only those of this topic.") String topic,
            @RestQuery @Parameter(description = "Only those with this key.") String key,
            @RestQuery @Parameter(description = "Only those for whose reason this is the beginning.") String reason,
            @RestQuery @Parameter(description = "Only those of which this became.") Fate fate,
            @RestQuery @Parameter(description = "Only those that were put aside from then on: an instant in UTC.")
                    String since,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return letters.find(new Selection(consumer, topic, key, reason, fate, QueryTime.of("since", since), limit));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Look into a dead letter: its headers and its body as they came")
    public WholeLetter get(UUID id) {
        return letters.read(id);
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Take a dead letter as if it came now, where it can be read by now; what waits for it follows")
    public DeadLetter replay(UUID id, @NotNull @Valid Decision decision) {
        return letters.replay(id, caller.name(), decision.because());
    }

    @POST
    @Path("{id}/discard")
    @Operation(summary = "Give a dead letter up")
    public DeadLetter discard(UUID id, @NotNull @Valid Decision decision) {
        return letters.discard(id, caller.name(), decision.because());
    }
}
