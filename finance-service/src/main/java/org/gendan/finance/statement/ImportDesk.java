package org.gendan.finance.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.kernel.list.Listing;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.office.attachment.FileName;
import org.gendan.office.attachment.Upload;
import org.gendan.office.sheet.CellText;
import org.gendan.office.sheet.Flaw;
import org.gendan.office.sheet.Flawed;
import org.gendan.office.sheet.ImportState;
import org.gendan.office.sheet.Imports;
import org.gendan.office.sheet.Rejected;

/** Takes the bank's statements in; the booking itself goes on in the background. An import confirms nothing (rule 1). */
@ApplicationScoped
public class ImportDesk {
    public static final Listing<StatementImport> LISTING = Listing.of(StatementImport.class, "id", StatementImport::id);

    private static final int LONGEST_ACCOUNT = 60;

    private final Imports<StatementImport> imports;
    private final BankLines lines;
    private final BusinessClock clock;
    private final Caller caller;

    ImportDesk(Imports<StatementImport> imports, BankLines lines, BusinessClock clock, Caller caller) {
        this.imports = imports;
        this.lines = lines;
        this.clock = clock;
        this.caller = caller;
    }

    /** An import, and how many of its credits no receipt stands for now. */
    public record Progress(StatementImport statement, long unmatched) {}

    /** What was handed in; refused where its type, its size or its head is wrong. */
    public NewStatement describe(Upload upload, String bankAccount, String currency) {
        StatementFormat format = formatOf(upload);
        String account = CellText.compact(bankAccount);
        if (account.length() > LONGEST_ACCOUNT) {
            throw Refused.invalid("bankAccount", "has more than %d characters".formatted(LONGEST_ACCOUNT));
        }
        NewStatement statement = new NewStatement(
                FileName.of(upload.name()),
                upload.size(),
                Imports.sha256(upload.content()),
                account.isEmpty() ? null : account,
                currencyOf(currency));
        refuseUnreadable(format, upload, new Defaults(statement.bankAccount(), statement.currency()));
        return statement;
    }

    @Transactional
    public Progress accept(NewStatement statement, Upload upload) {
        StatementImport accepted =
                new StatementImport(Ids.next(), statement, formatOf(upload), caller.name(), clock.now());
        imports.accept(accepted, upload);
        return new Progress(accepted, 0);
    }

    @Transactional
    public Progress get(UUID id) {
        StatementImport statement = visible(id);
        return new Progress(statement, lines.unmatched(id));
    }

    @Transactional
    public List<StatementImport> page(ImportState state, Search<StatementImport> search) {
        return imports.page(state, search);
    }

    @Transactional
    public List<Rejected> rejectedLines(UUID id, UUID after, int limit) {
        return imports.rejected(visible(id).id(), after, limit);
    }

    private static StatementFormat formatOf(Upload upload) {
        try {
            return StatementFormat.of(upload);
        } catch (Flawed flawed) {
            throw refused(flawed);
        }
    }

    private StatementImport visible(UUID id) {
        return imports.find(id).orElseThrow(() -> Refused.unknown("import", id));
    }

    /** The head of the file is read at once, so that whoever hands in a wrong one learns it now. */
    private static void refuseUnreadable(StatementFormat format, Upload upload, Defaults defaults) {
        try (InputStream content = Files.newInputStream(upload.content())) {
            format.reader(defaults).read(content, _ -> false);
        } catch (Flawed flawed) {
            throw refused(flawed);
        } catch (IOException broken) {
            throw refused(new Flawed(Flaw.UNREADABLE, String.valueOf(broken.getMessage())));
        }
    }

    private static RuntimeException refused(Flawed flawed) {
        Flaw flaw = flawed.first();
        return Refused.of(
                Refused.Kind.INVALID,
                "unreadable-statement",
                Map.of("flaw", flaw.code(), "value", flaw.value(), "reason", flaw.text(), "reasonZh", flaw.textZh()));
    }

    private static String currencyOf(String code) {
        try {
            return code == null || code.isBlank()
                    ? null
                    : Money.currency(code.strip()).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("currency", unknown.getMessage());
        }
    }
}
