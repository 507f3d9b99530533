package org.gendan.finance.followup.api;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.followup.Contact;
import org.gendan.finance.followup.ContactChannel;
import org.gendan.finance.followup.FollowUpDesk;
import org.gendan.finance.followup.NewContact;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The recovery of what an order owes, over REST (brief, part 1, clause 17). */
@SafeToRepeat
@Path("/api/receivables")
@Tag(
        name = "Follow-up of receivables",
        description = "Ageing, recovery, letters and statements of account (brief, part 1, clause 17).")
class FollowUpResource {
    private final FollowUpDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    FollowUpResource(FollowUpDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Why.")
    record ReasonRequest(
            @NotBlank @Size(max = 400) @Schema(examples = "客户对色差有异议")
            String reason) {}

    @Schema(description = "One time that somebody spoke with the customer about the order's money.")
    @MayLack({"text", "promisedOn"})
    record ContactView(
            UUID id,
            ContactChannel channel,
            String spokenWith,
            String text,
            LocalDate promisedOn,

            @Schema(description = "Business date.") LocalDate occurredOn,

            String recordedBy,
            @Schema(description = "In UTC.") Instant recordedAt) {

        static ContactView of(Contact contact) {
            return new ContactView(
                    contact.id(),
                    contact.channel(),
                    contact.spokenWith(),
                    contact.text(),
                    contact.promisedOn(),
                    contact.occurredOn(),
                    contact.recordedBy(),
                    contact.recordedAt());
        }
    }

    @GET
    @Present
    @Path("{orderId}/follow-up")
    @RolesAllowed(Sees.LEDGER)
    @Operation(summary = "What is open of an order, how long it is overdue, and what is being done about it (S1.17b)")
    public FollowUpView get(UUID orderId) {
        return FollowUpView.of(desk.get(orderId), caller);
    }

    @POST
    @Path("{orderId}/contacts")
    @RolesAllowed({Role.MERCHANDISER, Role.FINANCE})
    @Operation(
            summary = "Write down what was spoken with the customer (S1.17b)",
            description = "With a day that it promised, reminders wait until that day has passed. Changes nothing that "
                    + "is owed.")
    public RestResponse<ContactView> log(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID orderId, @NotNull @Valid NewContact request) {
        return idempotency.once(
                idempotencyKey,
                request,
                () -> Created.at(
                        "/api/receivables/%s/contacts".formatted(orderId), ContactView.of(desk.log(orderId, request))));
    }

    @GET
    @Path("{orderId}/contacts")
    @RolesAllowed(Sees.LEDGER)
    @Operation(summary = "Read what was spoken with the customer about the order's money, newest first")
    public Page<ContactView> contacts(
            UUID orderId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                desk.contacts(orderId, cursors.read(cursor), limit + 1), limit, Contact::id, ContactView::of);
    }

    @POST
    @Path("{orderId}/dispute")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Mark the order's money as disputed (rule 61)",
            description = "Nobody is reminded of it while it is; of the customer's other orders they are.")
    @APIResponse(responseCode = "409", description = "already-disputed")
    public FollowUpView dispute(UUID orderId, @NotNull @Valid ReasonRequest request) {
        desk.dispute(orderId, request.reason());
        return get(orderId);
    }

    @POST
    @Path("{orderId}/dispute-lifting")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "The dispute is settled (rule 61)",
            description = "Reminders go on where they stopped: a level that was written is not written again.")
    @APIResponse(responseCode = "409", description = "not-disputed")
    public FollowUpView liftDispute(UUID orderId, @NotNull @Valid ReasonRequest request) {
        desk.liftDispute(orderId, request.reason());
        return get(orderId);
    }
}
