package org.gendan.logistics.paper.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.load.Heavy;
import org.gendan.logistics.Sees;
import org.gendan.logistics.paper.PackingList;
import org.gendan.office.attachment.api.FileAnswer;
import org.jboss.resteasy.reactive.RestResponse;

/** The paper that goes with the goods, over REST. */
@Path("/api/shipments")
@Tag(name = "Deliveries")
class PackingListResource {
    private final PackingList packingList;

    PackingListResource(PackingList packingList) {
        this.packingList = packingList;
    }

    @GET
    @Path("{id}/packing-list")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed(Sees.PACKING_LISTS)
    @Operation(
            summary = "Print the packing list, in Chinese and English (decision 13)",
            description = "What the warehouse counted last; 409 wrong-state before the stock is prepared.")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    public RestResponse<File> packingList(UUID id) {
        PackingList.Printed printed = packingList.print(id);
        return FileAnswer.of(printed.name(), "application/pdf", printed.pdf());
    }
}
