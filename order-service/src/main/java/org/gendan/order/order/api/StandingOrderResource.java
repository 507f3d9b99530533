package org.gendan.order.order.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.gendan.order.order.Amendment;
import org.gendan.order.order.Contract;
import org.gendan.order.order.CustomerOrder;
import org.gendan.order.order.LineDetails;
import org.gendan.order.order.OrderDesk;
import org.gendan.order.order.StandingOrderDesk;

/** Orders that stand, over REST: requirements, amendments, holds, cancellation, closing (design §5, §6). */
@SafeToRepeat
@Path("/api/orders/{id}")
@Tag(name = "Orders")
class StandingOrderResource {
    private final StandingOrderDesk standing;
    private final OrderDesk desk;
    private final Caller caller;

    StandingOrderResource(StandingOrderDesk standing, OrderDesk desk, Caller caller) {
        this.standing = standing;
        this.desk = desk;
        this.caller = caller;
    }

    @Schema(
            description =
                    "All that the customer asks of the goods beyond their lines; it replaces what was stated before.")
    record Requirements(
            @NotNull @Size(max = 100) @Schema(examples = "[\"主唛用客供\", \"每箱 20 件\"]")
            List<@NotBlank @Size(max = 1000) String> requirements) {}

    @Schema(description = "The order as it is to stand from now on, and why.")
    record AmendmentRequest(
            @NotNull
            @Size(min = 1, max = 1000)
            @Schema(
                    description = "All lines, each complete; a line is known by its number, and one that is left out "
                            + "falls away.")
            List<@NotNull @Valid LineDetails> lines,

            @Valid @Schema(description = "The contract, where it changes too.")
            Contract contract,

            @NotBlank @Size(max = 400) @Schema(examples = "客户加单 20 件")
            String reason,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(name = "OrderReason", description = "Why.")
    record Reason(
            @NotBlank @Size(max = 400) @Schema(examples = "客户要求暂停")
            String reason,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @Schema(description = "May be absent as a whole.")
    record ClosingRequest(
            @Size(max = 400)
            @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "says why")
            @Schema(description = "Why open complaints or money are let go; by the business manager alone.")
            String waiver,

            @Schema(description = "Business date; today if absent, never in the future.")
            LocalDate occurredOn) {}

    @PUT
    @Path("requirements")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Write down what the customer asks of the goods (S3.5); needs If-Match",
            description = "In a draft or in an order that stands; the pre-production meeting goes through each point.")
    public OrderView state(UUID id, @NotNull @Valid Requirements request) {
        return seen(desk.state(id, request.requirements()));
    }

    @POST
    @Path("amendments")
    @RolesAllowed(Role.MERCHANDISER)
    @Operation(
            summary = "Amend an order that stands (design §5); needs If-Match",
            description =
                    "Makes the next revision; finance answers anew for deposit and balance. A line keeps its id as "
                            + "long as its number stays. 409 below-produced where a line would go below what is produced, packed "
                            + "or shipped, less what came back, or become another article (rule 20); 409 incomplete-lines; 409 nothing-amended; "
                            + "428 without If-Match.")
    @APIResponse(responseCode = "428", description = "version-required")
    public OrderView amend(UUID id, @NotNull @Valid AmendmentRequest request) {
        Amendment amendment = new Amendment(request.lines(), request.contract(), request.reason());
        return seen(standing.amend(id, amendment, request.occurredOn()));
    }

    @POST
    @Path("hold")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Hold the order (design §6)",
            description = "No further step may be begun, in no service; what was begun goes on. 409 already-held.")
    public OrderView hold(UUID id, @NotNull @Valid Reason request) {
        return seen(standing.hold(id, request.reason(), request.occurredOn()));
    }

    @POST
    @Path("hold-lifting")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Let the held order go on (design §6)",
            description = "By who holds it, or by the business manager: 403 held-by-another. 409 not-held.")
    public OrderView liftHold(UUID id, @NotNull @Valid Reason request) {
        return seen(standing.liftHold(id, request.reason(), request.occurredOn()));
    }

    @POST
    @Path("cancellation")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Cancel the order (decision 12, rule 19)",
            description = "Before production starts by the merchandiser, after it by the business manager alone: 403 "
                    + "production-started. The answer's cancellation says how many work assignments are started and go "
                    + "on. 409 goods-dispatched once goods have left.")
    public OrderView cancel(UUID id, @NotNull @Valid Reason request) {
        return seen(standing.cancel(id, request.reason(), request.occurredOn()));
    }

    @POST
    @Path("closing")
    @RolesAllowed({Role.MERCHANDISER, Role.BUSINESS_MANAGER})
    @Operation(
            summary = "Close the order (design §6)",
            description =
                    "409 order-not-closable while the signature for all goods, the settlement of a complaint or of "
                            + "the money is missing, or the order is held. The business manager may let complaints and money go "
                            + "with a waiver: 403 waiver-needs-business-manager.")
    public OrderView close(UUID id, @Valid ClosingRequest request) {
        return seen(
                request == null
                        ? standing.close(id, null, null)
                        : standing.close(id, request.waiver(), request.occurredOn()));
    }

    @Present
    OrderView present(UUID id) {
        return seen(desk.get(id));
    }

    private OrderView seen(CustomerOrder order) {
        return OrderView.of(order, caller, standing.begun(order), false);
    }
}
