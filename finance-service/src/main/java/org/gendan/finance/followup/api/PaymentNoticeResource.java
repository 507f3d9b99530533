package org.gendan.finance.followup.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.followup.FollowUpDesk;
import org.gendan.language.Role;
import org.gendan.office.notice.Notices;

/** What was written to the customer about an order's money, with the proof of its hand-over (decision 5). */
@Path("/api/receivables")
@Tag(name = "Follow-up of receivables")
class PaymentNoticeResource {
    private final Notices notices;
    private final FollowUpDesk desk;

    PaymentNoticeResource(Notices notices, FollowUpDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GET
    @Path("{orderId}/notices")
    @RolesAllowed({Role.CASHIER, Role.FINANCE, Role.MERCHANDISER, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR})
    @Operation(
            summary =
                    "What was written to the customer about the order's money, newest first, at most 200 (S1.8, S1.11)",
            description =
                    "Requests, reminders and dunning letters, with the proof of hand-over: what, to whom, when, and "
                            + "the answer.")
    public List<Notices.Handed> notices(UUID orderId) {
        return notices.of(desk.get(orderId).receivable().orderId().toString());
    }
}
