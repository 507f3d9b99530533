package org.gendan.quality.meeting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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
import org.gendan.quality.meeting.Agenda;
import org.gendan.quality.meeting.MeetingDesk;
import org.gendan.quality.meeting.MeetingDesk.Held;
import org.gendan.quality.meeting.Minutes;
import org.gendan.quality.meeting.MinutesPaper;
import org.gendan.quality.meeting.PreProductionMeeting;
import org.gendan.quality.paper.api.PdfAnswer;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Pre-production meetings over REST (brief, part 3, clause 5). */
@Path("/api/meetings")
@Tag(name = "Pre-production meetings")
class MeetingResource {
    private final MeetingDesk desk;
    private final MinutesPaper paper;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    MeetingResource(MeetingDesk desk, MinutesPaper paper, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.paper = paper;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Who signs for the factory; the caller if absent.")
    record Signing(@Size(min = 1, max = 100) String signedBy) {}

    @GET
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.FACTORY,
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.SUPERVISOR,
        Role.BUSINESS_MANAGER,
        Role.AUDITOR
    })
    @Operation(summary = "List the meetings that the caller may see, newest first")
    @APIResponse(responseCode = "200", description = "A page of meetings")
    public Response list(
            @RestQuery UUID assignmentId,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(assignmentId, cursors.read(cursor), limit + 1),
                limit,
                PreProductionMeeting::id,
                meeting -> MeetingView.of(meeting, caller),
                cursors,
                uri);
    }

    @GET
    @Path("agenda")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.FACTORY,
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.SUPERVISOR,
        Role.BUSINESS_MANAGER,
        Role.AUDITOR
    })
    @Operation(
            summary = "What the next meeting of an assignment has to go through (S3.5)",
            description = "The customer's requirements, the difficult points that the inspector stated, and every open "
                    + "point of the sample's report, as they are now.")
    public Agenda agenda(@RestQuery @NotNull UUID assignmentId) {
        return desk.agenda(assignmentId);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.FACTORY,
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.SUPERVISOR,
        Role.BUSINESS_MANAGER,
        Role.AUDITOR
    })
    @Operation(summary = "Read the minutes of a meeting")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MeetingView.class)))
    public Response get(UUID id) {
        return view(desk.get(id));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.FACTORY,
        Role.INSPECTOR,
        Role.QUALITY_MANAGER,
        Role.SUPERVISOR,
        Role.BUSINESS_MANAGER,
        Role.AUDITOR
    })
    @Operation(summary = "Print the minutes of a meeting, in Chinese and English (S3.5)")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public Response print(UUID id) {
        return PdfAnswer.of(paper.print(id));
    }

    @POST
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Write down a meeting that was held (S3.5)",
            description =
                    "409 meeting-not-open before the sample is reported; 409 agenda-not-explained with the topics "
                            + "that nobody explained. A meeting held again is another meeting.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MeetingView.class)))
    public Response hold(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid Minutes request) {
        return idempotency.onceAsResponse(idempotencyKey, request, () -> {
            Held held = desk.hold(request);
            return Response.created(URI.create("/api/meetings/" + held.meeting().id()))
                    .entity(MeetingView.of(held, caller))
                    .tag(ExpectedVersion.tag(held.meeting().version()))
                    .build();
        });
    }

    @POST
    @Path("{id}/signature")
    @RolesAllowed(Role.FACTORY)
    @Operation(
            summary = "Sign the minutes (S3.5)",
            description =
                    "The assignment is approved for production with it, if its sample is; announced again whenever "
                            + "a meeting is repeated.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MeetingView.class)))
    public Response sign(UUID id, @Valid Signing request) {
        return view(desk.sign(id, request == null ? null : request.signedBy()));
    }

    private Response view(Held held) {
        return Response.ok(MeetingView.of(held, caller))
                .tag(ExpectedVersion.tag(held.meeting().version()))
                .build();
    }
}
