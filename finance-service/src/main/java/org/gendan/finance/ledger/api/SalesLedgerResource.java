package org.gendan.finance.ledger.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.ledger.OrderAccount;
import org.gendan.finance.ledger.SalesLedger;
import org.gendan.kernel.load.Heavy;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.office.attachment.api.FileAnswer;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The sales ledger over REST (brief, part 1, clause 17). */
@Path("/api/ledger")
@Tag(name = "Ledger")
class SalesLedgerResource {
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SalesLedger ledger;
    private final Cursors cursors;

    SalesLedgerResource(SalesLedger ledger, Cursors cursors) {
        this.ledger = ledger;
        this.cursors = cursors;
    }

    @GET
    @Path("sales")
    @RolesAllowed(Sees.LEDGER)
    @Operation(
            summary = "The sales ledger (台帐): one row per order, newest first, as of a business date (S1.17a)",
            description = "Derived from the journal by its business dates: what a past day looked like never changes.")
    public Page<SalesRow> sales(
            @RestQuery @Parameter(description = "Business date, not in the future; today if absent.") LocalDate asOf,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                ledger.page(ledger.day(asOf), cursors.read(cursor), limit + 1),
                limit,
                OrderAccount::orderId,
                SalesRow::of);
    }

    @GET
    @Path("sales.xlsx")
    @Produces(SPREADSHEET)
    @Heavy
    @RolesAllowed(Sees.LEDGER)
    @Operation(
            summary = "The sales ledger as a spreadsheet",
            description = "All orders that the caller may see; texts that a spreadsheet would take for formulas begin "
                    + "with an apostrophe.")
    @APIResponse(responseCode = "200", description = "An .xlsx file, as an attachment")
    @APIResponse(responseCode = "409", description = "ledger-too-large: more orders than one sheet takes")
    public RestResponse<File> sheet(
            @RestQuery @Parameter(description = "Business date, not in the future; today if absent.") LocalDate asOf) {
        LocalDate day = ledger.day(asOf);
        return FileAnswer.of("sales-ledger-%s.xlsx".formatted(day), SPREADSHEET, out -> ledger.write(day, out));
    }
}
