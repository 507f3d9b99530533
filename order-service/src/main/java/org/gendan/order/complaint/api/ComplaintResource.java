package org.gendan.order.complaint.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.who.Caller;
import org.gendan.kernel.who.Steps;
import org.gendan.language.Role;
import org.gendan.order.Sees;
import org.gendan.order.complaint.Channel;
import org.gendan.order.complaint.Complaint;
import org.gendan.order.complaint.ComplaintDesk;
import org.gendan.order.complaint.ComplaintSearch;
import org.gendan.order.complaint.ComplaintStatus;
import org.gendan.order.complaint.Department;
import org.gendan.order.complaint.NewComplaint;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Complaints over REST (brief, part 1, clauses 3 and 14). */
@SafeToRepeat
@Path("/api/complaints")
@Tag(
        name = "Complaints",
        description = "Complaints of customers, and who answers them (brief, part 1, clauses 3 and 14).")
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
    @MayLack({"channel", "recordedBy", "outcome", "settledOn", "settledBy"})
    record ComplaintView(
            UUID id,
            long version,
            Instant createdAt,
            Instant updatedAt,
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
            List<String> nextSteps)
            implements Versioned {

        static ComplaintView of(Complaint complaint, Caller caller) {
            boolean staff = !caller.has(Role.CUSTOMER);
            return new ComplaintView(
                    complaint.id(),
                    complaint.version(),
                    complaint.createdAt(),
                    complaint.updatedAt(),
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
                    Steps.of(caller)
                            .step("settlement", complaint.isOpen(), Role.CUSTOMER_SERVICE)
                            .names());
        }
    }

    @POST
    @RolesAllowed({Role.MERCHANDISER, Role.SALESPERSON, Role.CUSTOMER_SERVICE, Role.CUSTOMER})
    @Operation(
            summary = "Take a complaint down (S1.3)",
            description =
                    "It names the department that has to answer (S1.14). 404 for an order that the caller may not see; 409 "
                            + "complaints-open where 20 of the caller's own about the order wait for an answer.")
    public RestResponse<ComplaintView> record(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewComplaint request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Complaint complaint = desk.record(request);
            return Created.at("/api/complaints/" + complaint.id(), seen(complaint));
        });
    }

    @GET
    @RolesAllowed(Sees.ORDERS)
    @Operation(
            summary = "List the complaints about the orders that the caller may see, newest first",
            description = "Every condition that is stated holds.")
    public Page<ComplaintView> list(
            @RestQuery UUID orderId,
            @RestQuery @Parameter(description = "Only those about orders of one customer.") UUID customerId,
            @RestQuery ComplaintStatus status,
            @RestQuery @Parameter(description = "Only those that this department has to answer.") Department department,
            @RestQuery @Parameter(description = "Only those recorded on this business date.") LocalDate day,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "recordedOn",
                                "-recordedOn"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        ComplaintSearch wanted = new ComplaintSearch(orderId, customerId, status, department, day);
        return cursors.page(ComplaintDesk.LISTING, sort, part, search -> desk.page(wanted, search), this::seen);
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.ORDERS)
    @Operation(summary = "Read a complaint")
    public ComplaintView get(UUID id) {
        return seen(desk.get(id));
    }

    @POST
    @Path("{id}/settlement")
    @RolesAllowed(Role.CUSTOMER_SERVICE)
    @Operation(summary = "Record how the complaint was settled (S1.14)", description = "409 wrong-state once it is.")
    public ComplaintView settle(UUID id, @NotNull @Valid Settlement request) {
        return seen(desk.settle(id, request.outcome(), request.occurredOn()));
    }

    private ComplaintView seen(Complaint complaint) {
        return ComplaintView.of(complaint, caller);
    }
}
