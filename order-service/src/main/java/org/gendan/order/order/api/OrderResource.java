package org.gendan.order.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
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
import org.gendan.kernel.rest.Attachments;
import org.gendan.kernel.rest.Attachments.Attachment;
import org.gendan.kernel.rest.Caller;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.ExpectedVersion;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Role;
import org.gendan.order.order.Contract;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.LineDetails;
import org.gendan.order.order.NewOrder;
import org.gendan.order.order.OrderDesk;
import org.gendan.order.order.OrderStatus;
import org.gendan.order.order.StandingOrders;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Orders over REST, from the written document to the confirmation (brief, part 1, clauses 1 and 6 to 8). */
@Path("/api/orders")
@Tag(name = "Orders")
class OrderResource {
    private final OrderDesk desk;
    private final StandingOrders standing;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    OrderResource(
            OrderDesk desk,
            StandingOrders standing,
            Attachments attachments,
            Idempotency idempotency,
            Cursors cursors,
            Caller caller) {
        this.desk = desk;
        this.standing = standing;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "All lines of the order; they replace the present ones.")
    record Lines(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid LineDetails> lines) {}

    @Schema(description = "What the salesperson said about document and lines as they stand (S1.7).")
    record ConsultationRequest(
            @NotNull @Schema(description = "Whether the salesperson agrees to the order as it stands.")
            Boolean agreed,

            @Size(max = 1000) String remark,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "What the customer said on the phone about document and lines as they stand (S1.7).")
    record CallBackRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "林晓岚")
            String spokenWith,

            @Size(max = 1000) @Schema(description = "What differs from the written order; absent if it is accurate.")
            String discrepancy,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "Who takes the order over, and why (S4.4).")
    record HandOverRequest(
            @NotBlank @Size(max = 60) String merchandiser,

            @NotBlank @Size(max = 400) String reason) {}

    @POST
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Open an order", description = "The caller becomes the responsible merchandiser (S4.4).")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response open(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewOrder request) {
        return idempotency.once(idempotencyKey, request, () -> {
            CustomerOrder order = desk.open(request);
            return Response.created(URI.create("/api/orders/" + order.id()))
                    .entity(OrderView.of(order, caller))
                    .tag(ExpectedVersion.tag(order.version()))
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
    @Operation(summary = "List the orders that the caller may see, newest first")
    @APIResponse(responseCode = "200", description = "A page of orders")
    public Response list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                desk.page(cursors.read(cursor), limit + 1),
                limit,
                CustomerOrder::id,
                order -> OrderView.of(order, caller),
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
    @Operation(summary = "Read an order")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response get(UUID id) {
        CustomerOrder order = desk.get(id);
        boolean closable = order.status() == OrderStatus.CONFIRMED
                && standing.closable(order).isOpen();
        return Response.ok(OrderView.of(order, caller, closable))
                .tag(ExpectedVersion.tag(order.version()))
                .build();
    }

    @POST
    @Path("{id}/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Attach the written order (S1.6)",
            description = "A PDF, PNG or JPG of at most 20 MB. The last one attached is the one that counts.")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Attachment.class)))
    public Response attach(UUID id, @RestForm("file") FileUpload file, @RestForm LocalDate occurredOn) {
        Attachment document = desk.attach(id, file, occurredOn);
        return Response.created(URI.create("/api/orders/%s/documents/%s".formatted(id, document.id())))
                .entity(document)
                .build();
    }

    @GET
    @Path("{id}/documents")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(summary = "List the documents of an order, oldest first")
    public List<Attachment> documents(UUID id) {
        return attachments.of(desk.get(id).id());
    }

    @GET
    @Path("{id}/documents/{documentId}")
    @RolesAllowed({
        Role.MERCHANDISER,
        Role.SALESPERSON,
        Role.BUSINESS_MANAGER,
        Role.CUSTOMER_SERVICE,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.CUSTOMER
    })
    @Operation(summary = "Download a document of an order")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public Response document(UUID id, UUID documentId) {
        return attachments.download(desk.get(id).id(), documentId);
    }

    @PUT
    @Path("{id}/lines")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Write the lines of a draft anew (S1.1b); needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response enter(UUID id, @NotNull @Valid Lines request) {
        return view(desk.enter(id, request.lines()));
    }

    @POST
    @Path("{id}/line-imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Take the lines of a draft from a spreadsheet",
            description =
                    "An .xlsx whose first row names the columns line, series, model, specification, colour, size, "
                            + "quantity, unitPrice and currency; its rows replace the present lines. All wrong cells are named.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response importLines(UUID id, @RestForm("file") FileUpload file) {
        return view(desk.importLines(id, file));
    }

    @PUT
    @Path("{id}/contract")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Write down the signed contract of a draft; needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response agree(UUID id, @NotNull @Valid Contract contract) {
        return view(desk.agree(id, contract));
    }

    @POST
    @Path("{id}/consultation")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Record what the salesperson said (S1.7, first step)")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response consult(UUID id, @NotNull @Valid ConsultationRequest request) {
        return view(desk.consult(id, request.agreed(), request.remark(), request.occurredOn()));
    }

    @POST
    @Path("{id}/call-back")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Record the phone call-back to the customer (S1.7, second step)")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response callBack(UUID id, @NotNull @Valid CallBackRequest request) {
        return view(desk.callBack(id, request.spokenWith(), request.discrepancy(), request.occurredOn()));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Confirm the order and fix its total (S1.7, third step; S1.8)")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response confirm(UUID id) {
        return view(desk.confirm(id));
    }

    @POST
    @Path("{id}/hand-over")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Hand the order over to another merchandiser (S4.4)")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    public Response handOver(UUID id, @NotNull @Valid HandOverRequest request) {
        return view(desk.handOver(id, request.merchandiser(), request.reason()));
    }

    private Response view(CustomerOrder order) {
        return Response.ok(OrderView.of(order, caller))
                .tag(ExpectedVersion.tag(order.version()))
                .build();
    }
}
