package org.gendan.logistics.shipment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.BodyLimit;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.logistics.Sees;
import org.gendan.logistics.shipment.Pieces;
import org.gendan.logistics.shipment.ShippingDesk;
import org.gendan.logistics.shipment.ShippingDesk.Consignment;
import org.gendan.office.attachment.Attachments;
import org.gendan.office.attachment.Attachments.Attachment;
import org.gendan.office.attachment.api.FileAnswer;
import org.gendan.office.attachment.api.Uploads;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Shipments over REST, from their papers and the gate to the customer's signature (brief, part 1 and part 2, clause 6). */
@SafeToRepeat
@Path("/api/shipments")
@Tag(
        name = "Deliveries",
        description =
                "Shipments on their way, from their papers to the customer's signature (brief, part 1 and part 2, clause 6).")
class DeliveryResource {
    private final ShippingDesk desk;
    private final Attachments attachments;
    private final Idempotency idempotency;
    private final Caller caller;

    DeliveryResource(ShippingDesk desk, Attachments attachments, Idempotency idempotency, Caller caller) {
        this.desk = desk;
        this.attachments = attachments;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @Schema(description = "By which number the carrier knows the shipment.")
    record CourierRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "顺丰速运")
            String carrier,

            @NotBlank @Size(max = 60) @Schema(examples = "SF1420185507123")
            String trackingNumber,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "Who signed for the goods.")
    record SignatureRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "林晓岚")
            String signedBy,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "What came back, and why.")
    record ReturnRequest(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Pieces> lines,

            @NotBlank @Size(max = 400) String reason,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @POST
    @Path("{id}/courier-number")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(
            summary = "Record the carrier's number",
            description = "409 wrong-state before the gate-out; 409 pickup-has-no-courier for a pickup (rule 57).")
    public ShipmentView give(UUID id, @NotNull @Valid CourierRequest request) {
        return seen(desk.give(id, request.carrier(), request.trackingNumber(), request.occurredOn()));
    }

    @POST
    @Path("{id}/proof-of-delivery")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @RolesAllowed({Role.WAREHOUSE, Role.FOLLOW_UP_CLERK})
    @Operation(
            summary = "Attach the paper that the customer signed",
            description = "A PDF, PNG or JPG of at most 20 MB. The last one attached is the one that counts.")
    public RestResponse<Attachment> prove(UUID id, @RestForm("file") FileUpload file) {
        Attachment paper = desk.prove(id, Uploads.of(file));
        return Created.at("/api/shipments/%s/proof-of-delivery/%s".formatted(id, paper.id()), paper);
    }

    @GET
    @Path("{id}/proof-of-delivery/{documentId}")
    @RolesAllowed(Sees.PROOFS)
    @Operation(summary = "Download a proof of delivery")
    @APIResponse(responseCode = "200", description = "The file, as an attachment")
    public RestResponse<File> proof(UUID id, UUID documentId) {
        return FileAnswer.of(attachments.file(desk.get(id).shipment().id(), documentId));
    }

    @POST
    @Path("{id}/signature")
    @RolesAllowed({Role.CUSTOMER, Role.WAREHOUSE, Role.FOLLOW_UP_CLERK})
    @Operation(
            summary = "Record the customer's signature (S2.6, S2.9a)",
            description = "By the customer itself, or by staff once the signed paper is attached (409 "
                    + "signature-not-proven until then). A pickup ends in no other way (rule 57).")
    public ShipmentView sign(UUID id, @NotNull @Valid SignatureRequest request) {
        return seen(desk.sign(id, request.signedBy(), request.occurredOn()));
    }

    @POST
    @Path("{id}/returns")
    @RolesAllowed(Role.WAREHOUSE)
    @Operation(
            summary = "Record goods that came back",
            description =
                    "Never refused for money, hold or release (rule 18); 409 more-than-dispatched for more than is "
                            + "outside.")
    public RestResponse<ShipmentView> takeBack(
            UUID id, @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid ReturnRequest request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Consignment each = desk.takeBack(id, request.lines(), request.reason(), request.occurredOn());
            return Created.at("/api/shipments/" + id, seen(each));
        });
    }

    @Present
    ShipmentView present(UUID id) {
        return seen(desk.get(id));
    }

    private ShipmentView seen(Consignment consignment) {
        return ShipmentView.of(consignment, caller);
    }
}
