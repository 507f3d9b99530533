package org.gendan.order.complaint.api;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.order.complaint.Channel;
import org.gendan.order.complaint.Complaint;
import org.gendan.order.complaint.ComplaintDesk;
import org.gendan.order.complaint.ComplaintStatus;
import org.gendan.order.complaint.Department;
import org.gendan.order.complaint.NewComplaint;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Complaints over REST (brief, part 1, clauses 3 and 14). */
@Path("/api/complaints")
@Tag(name = "Complaints")
class ComplaintResource {
    private final ComplaintDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    ComplaintResource(ComplaintDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "How a complaint was settled with the customer.")
    record Settlement(
            @NotBlank @Size(max = 2000) @Schema(examples = "补发两箱")
            String outcome,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    /** A complaint as the caller may see it: a customer sees no staff. */
    @Schema(description = "A complaint; what it was settled by is absent while it is open.")
    record ComplaintView(
            UUID id,
            long version,
            UUID orderId,
            ComplaintStatus status,
            String subject,
            String description,

            @Schema(description = "Who has to answer it.") Department department,

            Channel channel,
            LocalDate recordedOn,
            String recordedBy,
            String outcome,
            LocalDate settledOn,
            String settledBy,

            @Schema(description = "What the caller may do now, as the last part of the address.")
            List<String> nextSteps) {

        static ComplaintView of(Complaint complaint, Caller caller) {
            boolean staff = !caller.has(Role.CUSTOMER);
            boolean settles = caller.has(Role.CUSTOMER_SERVICE) && complaint.status() == ComplaintStatus.OPEN;
            return new ComplaintView(
                    complaint.id(),
                    complaint.version(),
                    complaint.orderId(),
                    complaint.status(),
                    complaint.subject(),
                    complaint.description(),
                    complaint.department(),
                    complaint.channel(),
                    complaint.recordedOn(),
                    staff ? complaint.recordedBy() : null,
                    complaint.outcome(),
                    complaint.settledOn(),
                    staff ? complaint.settledBy() : null,
                    settles ? List.of("settlement") : List.of());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.CUSTOMER_SERVICE, Role.CUSTOMER})
    @Operation(
            summary = "Take a complaint down (S1.3)",
            description =
                    "It names the department that has to answer (S1.14). 404 for an order that the caller may not see.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ComplaintView.class)))
    public Response record(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewComplaint request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            Complaint complaint = desk.record(request);
            return Response.created(URI.create("/api/complaints/" + complaint.id()))
                    .entity(ComplaintView.of(complaint, caller))
                    .tag(ExpectedVersion.tag(complaint.version()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(
            summary = "List the complaints about the orders that the caller may see, newest first",
            description = "Of one order (orderId), of one business date (day), or of both.")
    @APIResponse(responseCode = "200", description = "A page of complaints")
    public Response list(
            @RestQuery UUID orderId,
            @RestQuery LocalDate day,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(orderId, day, cursors.read(cursor), limit + 1),
                limit,
                Complaint::id,
                complaint -> ComplaintView.of(complaint, caller),
                cursors,
                uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(summary = "Read a complaint")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ComplaintView.class)))
    public Response get(UUID id) {
        return view(desk.get(id));
    }

    @POST
    @Path("{id}/settlement")
    @RolesAllowed(Role.CUSTOMER_SERVICE)
    @Operation(summary = "Record how the complaint was settled (S1.14)", description = "409 wrong-state once it is.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ComplaintView.class)))
    public Response settle(UUID id, @NotNull @Valid Settlement request) {
        return view(desk.settle(id, request.outcome(), request.occurredOn()));
    }

    private Response view(Complaint complaint) {
        return Response.ok(ComplaintView.of(complaint, caller))
                .tag(ExpectedVersion.tag(complaint.version()))
                .build();
    }
}
