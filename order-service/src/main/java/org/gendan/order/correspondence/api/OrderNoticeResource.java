package org.gendan.order.correspondence.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.office.notice.Notices;
import org.gendan.order.Sees;
import org.gendan.order.order.OrderDesk;

/** What was written to the customer about an order, with the proof of its hand-over (decision 5). */
@Path("/api/orders/{id}/notices")
@Tag(name = "Orders")
class OrderNoticeResource {
    private final Notices notices;
    private final OrderDesk desk;

    OrderNoticeResource(Notices notices, OrderDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Sees.NOTICES)
    @Operation(
            summary =
                    "What customer and merchandiser were written about the order, newest first, at most 200 (S1.8, S1.9, S2.9a)",
            description = "With the proof of hand-over: what, to whom, when, and the answer.")
    public List<Notices.Handed> notices(UUID id) {
        return notices.of(desk.get(id).id().toString());
    }
}
