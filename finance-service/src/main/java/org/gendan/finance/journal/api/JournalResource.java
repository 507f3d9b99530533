package org.gendan.finance.journal.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.finance.Sees;
import org.gendan.finance.journal.EntryKind;
import org.gendan.finance.journal.Journal;
import org.gendan.finance.journal.LedgerAccount;
import org.gendan.finance.journal.Posting;
import org.gendan.kernel.rest.Cursors;
import org.gendan.kernel.rest.Page;
import org.gendan.kernel.rule.MayLack;
import org.gendan.language.Money;
import org.jboss.resteasy.reactive.RestQuery;

/** The journal, over REST: to be read, by those who see all money (brief, part 1, clause 17). */
@Path("/api/ledger/journal")
@Tag(
        name = "Ledger",
        description =
                "The double-entry journal, the sales ledger and the check of the books (brief, part 1, clause 17).")
class JournalResource {
    private final Journal journal;
    private final Cursors cursors;

    JournalResource(Journal journal, Cursors cursors) {
        this.journal = journal;
        this.cursors = cursors;
    }

    @Schema(description = "One movement; its postings come to zero in each currency.")
    @MayLack({"by", "text"})
    record EntryView(
            UUID id,
            EntryKind kind,

            @Schema(description = "What moved: the id of the order, receipt, refund, invoice … .")
            UUID source,

            @Schema(description = "Business date.") LocalDate occurredOn,
            @Schema(description = "In UTC.") Instant recordedAt,
            String by,
            String text,
            List<PostingView> postings) {

        static EntryView of(Journal.Written written) {
            return new EntryView(
                    written.entry().id(),
                    written.entry().kind(),
                    written.entry().source(),
                    written.entry().occurredOn(),
                    written.recordedAt(),
                    written.entry().by(),
                    written.entry().text(),
                    written.entry().postings().stream().map(PostingView::of).toList());
        }
    }

    @Schema(description = "One line of an entry: either a debit or a credit.")
    @MayLack({"orderId", "customerId", "debit", "credit"})
    record PostingView(
            LedgerAccount account,

            @Schema(description = "The account's number.", examples = "1122")
            int number,

            UUID orderId,
            UUID customerId,
            Money debit,
            Money credit) {

        static PostingView of(Posting posting) {
            boolean debit = posting.amount().isPositive();
            return new PostingView(
                    posting.account(),
                    posting.account().number(),
                    posting.orderId(),
                    posting.customerId(),
                    debit ? posting.amount() : null,
                    debit ? null : posting.amount().times(-1));
        }
    }

    @GET
    @RolesAllowed(Sees.JOURNAL)
    @Operation(
            summary = "Read the double-entry journal, newest entry first",
            description = "Every movement of money and of what is owed stands here once; nothing is ever changed.")
    public Page<EntryView> list(
            @RestQuery @Parameter(description = "Only entries that touch this order.") UUID orderId,
            @RestQuery @Parameter(description = "Only entries that touch this account.") LedgerAccount account,
            @RestQuery @Parameter(description = "Of this business date or later.") LocalDate from,
            @RestQuery @Parameter(description = "Of this business date or earlier.") LocalDate to,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Cursors.LARGEST_LIMIT) int limit) {
        return cursors.page(
                journal.page(orderId, account, from, to, cursors.read(cursor), limit + 1),
                limit,
                written -> written.entry().id(),
                EntryView::of);
    }
}
