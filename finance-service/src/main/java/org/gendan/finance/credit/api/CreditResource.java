package org.gendan.finance.credit.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.credit.CreditControl;
import org.gendan.kernel.rest.Present;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Money;
import org.gendan.language.Role;

/** Credit limits and holds of customers, over REST (brief, part 1, clause 17; rule 16). */
@SafeToRepeat
@Path("/api/receivables")
@Tag(
        name = "Credit of customers",
        description = "Credit limits and holds of customers (brief, part 1, clause 17; rule 16).")
class CreditResource {
    private final CreditControl control;
    private final Caller caller;

    CreditResource(CreditControl control, Caller caller) {
        this.control = control;
        this.caller = caller;
    }

    @Schema(description = "How much a customer may owe of what was invoiced.")
    record LimitRequest(
            @NotNull @Schema(description = "Zero or more; the hold looks at orders in its currency alone.")
            Money limit,

            @NotBlank @Size(max = 400) @Schema(examples = "合作三年，付款及时")
            String reason) {}

    @Schema(description = "Why the hold is let go.")
    record ReleaseRequest(
            @NotBlank @Size(max = 400) @Schema(examples = "客户已提供银行付款凭证")
            String reason) {}

    @GET
    @Present
    @Path("credit/{customerId}")
    @RolesAllowed(Sees.MONEY)
    @Operation(
            summary = "Where a customer stands with its credit, and which of its orders a hold is for (rule 16)",
            description = "404 for a customer that order-service has not announced.")
    public CreditView get(UUID customerId) {
        return CreditView.of(control.standing(customerId), caller);
    }

    @PUT
    @Path("credit-limits/{customerId}")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Set how much a customer may owe of what was invoiced",
            description = "The first limit needs no If-Match, another one does. What is owed by now is judged at once: "
                    + "CreditHeld or CreditHoldLifted.")
    public CreditView limit(UUID customerId, @NotNull @Valid LimitRequest request) {
        control.limit(customerId, request.limit(), request.reason());
        return get(customerId);
    }

    @POST
    @Path("credit/{customerId}/release")
    @RolesAllowed(Role.FINANCE)
    @Operation(
            summary = "Let a hold go, with a reason",
            description =
                    "For what is owed now; the customer is held again when it owes more. Announces CreditHoldLifted.")
    @APIResponse(responseCode = "409", description = "credit-not-held; no-credit-limit")
    public CreditView release(UUID customerId, @NotNull @Valid ReleaseRequest request) {
        control.release(customerId, request.reason());
        return get(customerId);
    }
}
