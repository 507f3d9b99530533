package org.gendan.finance.reconciliation.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.reconciliation.Difference;
import org.gendan.finance.reconciliation.Reconciliation;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.language.Role;

/** The check of the books, over REST; it runs every night by itself. */
@Path("/api/ledger/checks")
@Tag(name = "Ledger")
class LedgerCheckResource {
    private final Reconciliation reconciliation;
    private final BusinessClock clock;

    LedgerCheckResource(Reconciliation reconciliation, BusinessClock clock) {
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Schema(name = "LedgerCheckView", description = "What was checked, and everything that differs.")
    @MayLack({})
    record CheckView(
            @Schema(description = "In UTC.") Instant checkedAt,

            @Schema(description = "Orders that were held against the journal.")
            int orders,

            boolean agrees,
            List<Difference> differences,
            List<Reconciliation.Whereabouts> money) {}

    @POST
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @Operation(
            summary = "Hold receivables, documents and announced gates against the journal",
            description =
                    "Changes nothing. Every entry comes to zero per currency, no money that was received is nowhere, paid "
                            + "expenses stand in the journal, what a receivable shows is what the "
                            + "journal says, and no gate was announced that the journal does not justify.")
    public CheckView check() {
        Reconciliation.Outcome outcome = reconciliation.check();
        return new CheckView(
                clock.now(), outcome.orders(), outcome.differences().isEmpty(), outcome.differences(), outcome.money());
    }
}
