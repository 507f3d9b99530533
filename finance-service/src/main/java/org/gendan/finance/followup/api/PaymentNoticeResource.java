package org.gendan.finance.followup.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.followup.FollowUpDesk;
import org.gendan.kernel.notice.Notices;
import org.gendan.kernel.rest.Role;

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

    @Schema(description = "A notice to one recipient over one channel.")
    record NoticeView(
            UUID id,

            @Schema(examples = "deposit-request") String kind,

            @Schema(description = "MAIL, or WEBHOOK: the company's gateway.")
            String channel,

            String recipient,
            String subject,

            @Schema(description = "GIVEN_UP: refused over and over.")
            Notices.State state,

            Instant queuedAt,

            @Schema(description = "When it was taken; absent until then.")
            Instant handedAt,

            int attempts,

            @Schema(description = "It may have arrived twice, under the same id.")
            boolean resent,

            @Schema(description = "What the mail server or the gateway answered last.")
            String answer) {

        static NoticeView of(Notices.Handed notice) {
            return new NoticeView(
                    notice.id(),
                    notice.kind(),
                    notice.channel(),
                    notice.recipient(),
                    notice.subject(),
                    notice.state(),
                    notice.queuedAt(),
                    notice.handedAt(),
                    notice.attempts(),
                    notice.resent(),
                    notice.answer());
        }
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
    public List<NoticeView> notices(UUID orderId) {
        return notices.of(desk.get(orderId).receivable().orderId().toString()).stream()
                .map(NoticeView::of)
                .toList();
    }
}
