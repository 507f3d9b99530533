package org.gendan.order.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.notice.Notices;
import org.gendan.kernel.rest.Role;
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

    @Schema(description = "A notice to one recipient over one channel.")
    record NoticeView(
            UUID id,

            @Schema(examples = "order-total") String kind,

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
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER, Role.AUDITOR})
    @Operation(
            summary = "What customer and merchandiser were written about the order, newest first, at most 200 (S1.8, S1.9, S2.9a)",
            description = "With the proof of hand-over: what, to whom, when, and the answer.")
    public List<NoticeView> notices(UUID id) {
        return notices.of(desk.get(id).id().toString()).stream()
                .map(NoticeView::of)
                .toList();
    }
}
