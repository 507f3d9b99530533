package org.gendan.finance.statement.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gendan.finance.statement.ImportDesk.Progress;
import org.gendan.finance.statement.StatementFlaw;
import org.gendan.finance.statement.StatementFormat;
import org.gendan.finance.statement.StatementImport;
import org.gendan.kernel.rule.MayLack;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.ImportState;
import org.gendan.office.sheet.Rejected;

/** An import and how far it is. */
@Schema(description = "A bank statement that was handed in, and how far its booking is.")
@MayLack({"linesTotal", "unmatched", "failure", "importedBy"})
record ImportView(
        UUID id,
        Instant createdAt,
        Instant updatedAt,

        @Schema(examples = "对账单2026-11-24.csv") String fileName,

        StatementFormat format,

        @Schema(description = "In bytes.") long size,

        @Schema(description = "In hexadecimal.") String sha256,

        @Schema(
                description = "RECEIVED: the lines are being counted; BOOKING; DONE; FAILED: the file cannot be read "
                        + "to its end, and nothing of it is booked.")
        ImportState state,

        @Schema(description = "How much is booked; 100 when all is.")
        int percent,

        @Schema(description = "Lines of the file; absent until they are counted.")
        Integer linesTotal,

        int linesRead,

        @Schema(description = "New money that came in.") int booked,

        @Schema(description = "New lines of money that left the account: kept, but no receipts.")
        int ignored,

        @Schema(description = "Lines that were there already and changed nothing (rule 12).")
        int duplicates,

        @Schema(description = "Lines that cannot be taken; see rejected-lines.")
        int rejected,

        @Schema(description = "Of those booked, how many no receipt stands for now.")
        Long unmatched,

        FlawView failure,
        String importedBy,

        @Schema(description = "In UTC.") Instant importedAt) {

    /** Why something was not taken, in both languages. */
    @Schema(description = "Why a line or a file was not taken.")
    @MayLack({})
    record FlawView(
            StatementFlaw code,

            @Schema(description = "What stands there.") String value,

            String text,
            String textZh) {

        static FlawView of(Flaw flaw) {
            return new FlawView(StatementFlaw.valueOf(flaw.code()), flaw.value(), flaw.text(), flaw.textZh());
        }
    }

    /** A line that was not taken. */
    @Schema(description = "A line that was not taken, and why.")
    @MayLack({})
    record RejectedLineView(
            @Schema(description = "Line of the CSV, row of the sheet, or entry of the camt.053, counted from 1.")
            int number,

            FlawView flaw) {

        static RejectedLineView of(Rejected line) {
            return new RejectedLineView(line.flaw().row(), FlawView.of(line.flaw()));
        }
    }

    static ImportView of(Progress progress) {
        return of(progress.statement(), progress.unmatched());
    }

    static ImportView of(StatementImport statement) {
        return of(statement, null);
    }

    private static ImportView of(StatementImport statement, Long unmatched) {
        return new ImportView(
                statement.id(),
                statement.createdAt(),
                statement.updatedAt(),
                statement.fileName(),
                statement.format(),
                statement.size(),
                statement.sha256(),
                statement.state(),
                statement.percent(),
                statement.linesTotal(),
                statement.linesRead(),
                statement.booked(),
                statement.ignored(),
                statement.duplicates(),
                statement.rejected(),
                unmatched,
                statement.flaw().map(FlawView::of).orElse(null),
                statement.importedBy(),
                statement.importedAt());
    }
}
