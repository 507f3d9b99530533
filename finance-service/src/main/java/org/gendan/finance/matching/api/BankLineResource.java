package org.gendan.finance.matching.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.matching.BankLineDesk;
import org.gendan.finance.matching.BankLineDesk.Judged;
import org.gendan.finance.receipt.Allocation;
import org.gendan.finance.statement.BankLineSearch;
import org.gendan.finance.statement.LineStatus;
import org.gendan.kernel.rest.Created;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Idempotency;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rest.Part;
import org.gendan.kernel.rest.QueryCurrency;
import org.gendan.kernel.rest.SafeToRepeat;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Role;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The lines of bank statements over REST, and which orders they are for. */
@SafeToRepeat
@Path("/api/receipts/bank-lines")
@Tag(name = "Bank statements", description = "Imports of bank statements, their lines, and which orders they are for.")
class BankLineResource {
    private final BankLineDesk desk;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Caller caller;

    BankLineResource(BankLineDesk desk, Idempotency idempotency, Cursors cursors, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(description = "Which orders the money is for; what they leave of it is the customer's free money.")
    record MatchRequest(
            @NotNull @Size(max = 50) List<@NotNull @Valid Allocation> allocations,

            @Schema(
                    description =
                            "Nobody knows an order yet, and allocations are empty: the receipt is money of nobody, "
                                    + "which finance allocates later.")
            Boolean unallocated) {}

    @GET
    @RolesAllowed(Sees.MONEY)
    @Operation(
            summary = "List the lines of bank statements, newest first",
            description = "UNMATCHED for the money that no receipt stands for: it stays here until one does.")
    public Page<BankLineView> list(
            @RestQuery LineStatus status,
            @RestQuery @Parameter(description = "Only those of one import.") UUID importId,
            @RestQuery @Size(max = 60) @Parameter(description = "The account in full, however it is spaced.")
                    String bankAccount,
            @RestQuery @Parameter(description = "Booked by the bank on this day or later.") LocalDate from,
            @RestQuery @Parameter(description = "Booked by the bank on this day or earlier.") LocalDate to,
            @RestQuery
                    @Digits(integer = 15, fraction = 4)
                    @Parameter(description = "Exactly so much.", example = "1234.50")
                    BigDecimal amount,
            @RestQuery @Parameter(description = "ISO 4217.", example = "CNY") String currency,
            @RestQuery @Size(max = 200) @Parameter(description = "The id of the ERP's message that brought it.")
                    String messageId,
            @RestQuery @Size(max = 200) @Parameter(description = "The bank's own number of the transaction.")
                    String transactionId,
            @RestQuery
                    @Schema(
                            enumeration = {"createdAt", "-createdAt", "updatedAt", "-updatedAt", "bookedOn", "-bookedOn"
                            },
                            description = "-createdAt if absent; a minus is backwards.")
                    String sort,
            @Valid @BeanParam Part part) {
        BankLineSearch wanted = new BankLineSearch(
                status,
                importId,
                bankAccount == null ? null : bankAccount.replace(" ", ""),
                from,
                to,
                amount,
                QueryCurrency.of("currency", currency),
                messageId,
                transactionId);
        return cursors.page(
                BankLineDesk.LISTING,
                sort,
                part,
                search -> desk.page(wanted, search),
                judged -> BankLineView.of(judged, caller));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Sees.MONEY)
    @Operation(summary = "Read a line, with what it may be for")
    public BankLineView get(UUID id) {
        return BankLineView.of(desk.get(id), caller);
    }

    @POST
    @Path("{id}/match")
    @RolesAllowed(Role.CASHIER)
    @Operation(
            summary = "Say which orders a line is for: records the receipt",
            description =
                    "The receipt is confirmed by somebody of finance who neither matched nor imported it (rule 17).")
    @APIResponse(
            responseCode = "409",
            description = "duplicate-receipt: a receipt stands for it already; debit-line: the money left the account; "
                    + "other-currency, other-customer: the orders are in another currency, or of several customers")
    public RestResponse<BankLineView> match(
            @RestHeader("Idempotency-Key") String idempotencyKey, UUID id, @NotNull @Valid MatchRequest request) {
        return idempotency.once(idempotencyKey, request, () -> {
            Judged matched = desk.match(id, request.allocations(), Boolean.TRUE.equals(request.unallocated()));
            return Created.at("/api/receipts/" + matched.receiptId(), BankLineView.of(matched, caller));
        });
    }
}
