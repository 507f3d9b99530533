package org.gendan.order.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.attachment.api.Uploads;
import org.gendan.order.Sees;
import org.gendan.order.order.Contract;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.LineDetails;
import org.gendan.order.order.NewOrder;
import org.gendan.order.order.OrderDesk;
import org.gendan.order.order.OrderSearch;
import org.gendan.order.order.OrderStatus;
import org.gendan.order.order.StandingOrderDesk;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Orders over REST, from the written document to the confirmation (brief, part 1, clauses 1 and 6 to 8). */
@SafeToRepeat
@Path("/api/orders")
@Tag(
        name = "Orders",
        description = "Orders from the written document to the closing (brief, part 1, clauses 1 and 6 to 8).")
class OrderResource {
    private final OrderDesk desk;
    private final StandingOrderDesk standing;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    OrderResource(
            OrderDesk desk,
            StandingOrderDesk standing,
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

    @Schema(name = "OrderLines", description = "All lines of the order; they replace the present ones.")
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

            @Size(max = 60)
            @Schema(description = "User name of the owning salesperson, where the order came from an ERP without one.")
            String salesperson,

            @NotBlank @Size(max = 400) String reason) {}

    @POST
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Open an order", description = "The caller becomes the responsible merchandiser (S4.4).")
    public RestResponse<OrderView> open(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewOrder request) {
        return idempotency.once(idempotencyKey, request, () -> {
            CustomerOrder order = desk.open(request);
            return Created.at("/api/orders/" + order.id(), seen(order));
        });
    }

    @GET
    @RolesAllowed(Sees.ORDER_BOOK)
    @Operation(
            summary = "List the orders that the caller may see, newest first",
            description = "Without their lines, which each order has itself; every condition that is stated holds.")
    public Page<OrderSummary> list(
            @RestQuery OrderStatus status,
            @RestQuery @Parameter(description = "Only those of one customer.") UUID customerId,
            @RestQuery @Size(max = 40) @Parameter(description = "The number in full.") String orderNumber,
            @RestQuery @Size(max = 60) @Parameter(description = "Part of the order's or the contract's number.")
                    String q,
            @RestQuery @Size(max = 60) @Parameter(description = "User name; for staff.") String merchandiser,
            @RestQuery @Size(max = 60) @Parameter(description = "User name; for staff.") String salesperson,
            @RestQuery @Parameter(description = "Due (by the contract's delivery date) on this day or later.")
                    LocalDate dueFrom,
            @RestQuery @Parameter(description = "Due on this day or earlier.") LocalDate dueTo,
            @RestQuery
                    @Schema(
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "updatedAt",
                                "-updatedAt",
                                "orderNumber",
                                "-orderNumber"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        if (caller.has(Role.CUSTOMER) && (merchandiser != null || salesperson != null)) {
            throw Refused.invalid(merchandiser == null ? "salesperson" : "merchandiser", "is for staff");
        }
        OrderSearch wanted =
                new OrderSearch(status, customerId, orderNumber, q, merchandiser, salesperson, dueFrom, dueTo);
        return cursors.pages(OrderDesk.LISTING, sort, part, search -> desk.page(wanted, search), shown -> {
            Map<UUID, Money> totals = desk.totals(shown);
            return order -> OrderSummary.of(order, totals.get(order.id()), caller);
        });
    }

    @GET
    @Present
    @Path("{id}")
    @RolesAllowed(Sees.ORDER_BOOK)
    @Operation(summary = "Read an order")
    public OrderView get(UUID id) {
        CustomerOrder order = desk.get(id);
        return OrderView.of(
                order,
                caller,
                standing.begun(order),
                order.isStanding() && standing.closable(order).isOpen());
    }

    @POST
    @Path("{id}/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Attach the written order (S1.6)",
            description = "A PDF, PNG or JPG of at most 20 MB. The last one attached is the one that counts.")
    public RestResponse<Attachment> attach(UUID id, @RestForm("file") FileUpload file, @RestForm LocalDate occurredOn) {
        Attachment document = desk.attach(id, Uploads.of(file), occurredOn);
        return Created.at("/api/orders/%s/documents/%s".formatted(id, document.id()), document);
    }

    @GET
    @Path("{id}/documents")
    @RolesAllowed(Sees.DOCUMENTS)
    @Operation(summary = "List the documents of an order, oldest first")
    public List<Attachment> documents(UUID id) {
        return attachments.of(desk.get(id).id());
    }

    @GET
    @Path("{id}/documents/{documentId}")
    @RolesAllowed(Sees.ORDERS)
    @Operation(summary = "Download a document of an order")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> document(UUID id, UUID documentId) {
        return FileAnswer.of(attachments.file(desk.get(id).id(), documentId));
    }

    @PUT
    @Path("{id}/lines")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Write the lines of a draft anew (S1.1b); needs If-Match")
    public OrderView enter(UUID id, @NotNull @Valid Lines request) {
        return seen(desk.enter(id, request.lines()));
    }

    @POST
    @Path("{id}/line-imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Take the lines of a draft from a spreadsheet",
            description =
                    "An .xlsx whose first row names the columns line, series, model, specification, colour, size, "
                            + "quantity, unitPrice and currency; its rows replace the present lines. All wrong cells are named.")
    public OrderView importLines(UUID id, @RestForm("file") FileUpload file) {
        return seen(desk.importLines(id, Uploads.of(file)));
    }

    @PUT
    @Path("{id}/contract")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Write down the signed contract of a draft; needs If-Match")
    public OrderView agree(UUID id, @NotNull @Valid Contract contract) {
        return seen(desk.agree(id, contract));
    }

    @POST
    @Path("{id}/consultation")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Record what the salesperson said (S1.7, first step)")
    public OrderView consult(UUID id, @NotNull @Valid ConsultationRequest request) {
        return seen(desk.consult(id, request.agreed(), request.remark(), request.occurredOn()));
    }

    @POST
    @Path("{id}/call-back")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Record the phone call-back to the customer (S1.7, second step)")
    public OrderView callBack(UUID id, @NotNull @Valid CallBackRequest request) {
        return seen(desk.callBack(id, request.spokenWith(), request.discrepancy(), request.occurredOn()));
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(summary = "Confirm the order and fix its total (S1.7, third step; S1.8)")
    public OrderView confirm(UUID id) {
        return seen(desk.confirm(id));
    }

    @POST
    @Path("{id}/hand-over")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(summary = "Hand the order over to another merchandiser (S4.4)")
    public OrderView handOver(UUID id, @NotNull @Valid HandOverRequest request) {
        return seen(desk.handOver(id, request.merchandiser(), request.salesperson(), request.reason()));
    }

    private OrderView seen(CustomerOrder order) {
        return OrderView.of(order, caller, standing.begun(order), false);
    }
}
