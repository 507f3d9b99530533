package org.gendan.finance.ledger.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.ledger.CustomerStatement;
import org.gendan.kernel.load.Heavy;
import org.gendan.language.Role;
import org.gendan.office.attachment.api.FileAnswer;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Statements of account over REST (brief, part 1, clause 17). */
@Path("/api/receivables")
@Tag(name = "Follow-up of receivables")
class CustomerStatementResource {
    private final CustomerStatement statement;

    CustomerStatementResource(CustomerStatement statement) {
        this.statement = statement;
    }

    @GET
    @Path("statements/{customerId}")
    @Produces("application/pdf")
    @Heavy
    @RolesAllowed({Role.CASHIER, Role.FINANCE, Role.BUSINESS_MANAGER, Role.SUPERVISOR, Role.AUDITOR, Role.CUSTOMER})
    @Operation(
            summary = "Print a customer's statement of account, in Chinese and English (S1.17b)",
            description =
                    "What was invoiced and paid in the period, with opening and closing balance per currency, and "
                            + "what its orders owe at the end of it. 404 for another customer.")
    @APIResponse(responseCode = "200", description = "A PDF, as an attachment")
    @APIResponse(responseCode = "409", description = "statement-too-long: ask for a shorter period")
    public RestResponse<File> print(
            UUID customerId,
            @RestQuery @Parameter(description = "Business date; the first of the month before the end if absent.")
                    LocalDate from,
            @RestQuery @Parameter(description = "Business date, not in the future; today if absent.") LocalDate to) {
        return FileAnswer.of("statement.pdf", "application/pdf", statement.print(customerId, from, to));
    }
}
