package org.gendan.order.me.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;

/** What a frontend asks first. */
@Path("/api/me")
@Tag(name = "Me", description = "What a frontend asks first: who signed in, and the words that it shows.")
@Authenticated
class MeResource {
    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @Schema(description = "Who signed in, as the realm says.")
    @MayLack({"factoryId", "customerId"})
    record MeView(
            @Schema(description = "The user name, by which orders and trails name people.", examples = "merchandiser")
            String user,

            @Schema(description = "Of Gendan's roles, in alphabetical order.", examples = "[\"merchandiser\"]")
            List<String> roles,

            @Schema(description = "Of a factory's user.") UUID factoryId,

            @Schema(description = "Of a customer's user.") UUID customerId,

            @Schema(
                    description = "zh or en: what the token's locale begins with; zh where it says nothing.",
                    pattern = "^(zh|en)$",
                    examples = "zh")
            String language) {}

    @GET
    @Operation(
            summary = "Who I am: my roles, whose user I am, and my language",
            description = "For whoever is signed in, whatever the roles, and without any of them.")
    public MeView me() {
        return new MeView(
                caller.name(),
                caller.roles().stream().filter(Role.ALL::contains).sorted().toList(),
                caller.factoryId().orElse(null),
                caller.customerId().orElse(null),
                caller.language());
    }
}
