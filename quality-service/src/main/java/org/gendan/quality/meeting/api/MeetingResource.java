package org.gendan.quality.meeting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.quality.Sees;
import org.gendan.quality.meeting.Agenda;
import org.gendan.quality.meeting.MeetingDesk;
import org.gendan.quality.meeting.MeetingDesk.Held;
import org.gendan.quality.meeting.Minutes;
import org.gendan.quality.meeting.MinutesPaper;
import org.gendan.quality.paper.Printed;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Pre-production meetings over REST (brief, part 3, clause 5). */
@SafeToRepeat
@Path("/api/meetings")
@Tag(name = "Pre-production meetings", description = "Pre-production meetings (brief, part 3, clause 5).")
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

    @Schema(name = "MeetingSigning", description = "Who signs for the factory; the caller if absent.")
    record Signing(@Size(min = 1, max = 100) String signedBy) {}

    @GET
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "List the meetings that the caller may see, newest first")
    public Page<MeetingView.Summary> list(
            @RestQuery UUID assignmentId,
            @RestQuery UUID orderId,
            @RestQuery @Parameter(description = "Held on this day or later.") LocalDate from,
            @RestQuery @Parameter(description = "Held on this day or earlier.") LocalDate to,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "heldOn", "-heldOn"},
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        return cursors.page(
                MeetingDesk.LISTING,
                sort,
                part,
                search -> desk.page(assignmentId, orderId, from, to, search),
                MeetingView.Summary::of);
    }

    @GET
    @Path("agenda")
    @RolesAllowed(Sees.LOTS)
    @Operation(
            summary = "What the next meeting of an assignment has to go through (S3.5)",
            description = "The customer's requirements, the difficult points that the inspector stated, and every open "
                    + "point of the sample's report, as they are now.")
    public Agenda agenda(@RestQuery @NotNull UUID assignmentId) {
        return desk.agenda(assignmentId);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Read the minutes of a meeting")
    public MeetingView get(UUID id) {
        return seen(desk.get(id));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed(Sees.LOTS)
    @Operation(summary = "Print the minutes of a meeting, in Chinese and English (S3.5)")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> print(UUID id) {
        Printed printed = paper.print(id);
        return FileAnswer.of(printed.name(), "application/pdf", printed.pdf());
    }

    @POST
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Write down a meeting that was held (S3.5)",
            description =
                    "409 meeting-not-open before the sample is reported; 409 agenda-not-explained with the topics "
                            + "that nobody explained. A meeting held again is another meeting.")
    public RestResponse<MeetingView> hold(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid Minutes request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Held held = desk.hold(request);
            return Created.at("/api/meetings/" + held.meeting().id(), MeetingView.of(held, caller));
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
    public MeetingView sign(UUID id, @Valid Signing request) {
        return seen(desk.sign(id, request == null ? null : request.signedBy()));
    }

    private MeetingView seen(Held held) {
        return MeetingView.of(held, caller);
    }
}
