package org.gendan.production.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.language.Role;
import org.gendan.office.notice.Notices;
import org.gendan.production.order.Planning;

/** What people were told about an order that is made, with the proof of its hand-over (decision 5). */
@Path("/api/production-orders/{id}/notices")
@Tag(name = "Production orders")
class ProductionNoticeResource {
    private final Notices notices;
    private final Planning planning;

    ProductionNoticeResource(Notices notices, Planning planning) {
        this.notices = notices;
        this.planning = planning;
    }

    @GET
    @RolesAllowed({
        Role.PLANNER,
        Role.PRODUCTION_MANAGER,
        Role.MERCHANDISER,
        Role.BUSINESS_MANAGER,
        Role.SUPERVISOR,
        Role.AUDITOR
    })
    @Operation(
            summary = "What people were told about the order, newest first, at most 200 (S3.1c, rule 26)",
            description = "Final counts of materials with anomalies, and that it is paid and idle; with the proof of "
                    + "hand-over: what, to whom, when, and the answer.")
    public List<Notices.Handed> notices(UUID id) {
        return notices.of(planning.get(id).order().id().toString());
    }
}
