package org.gendan.finance.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gendan.finance.statement.StatementReader.Defaults;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Texts;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.who.Caller;
import org.gendan.language.Ids;
import org.gendan.language.Money;
import org.gendan.office.attachment.Upload;

/** Takes the bank's statements in; the booking itself goes on in the background. An import confirms nothing (rule 1). */
@ApplicationScoped
public class ImportDesk {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ACCOUNT = 60;

    private final StatementImports imports;
    private final StatementFiles files;
    private final RejectedLines rejectedLines;
    private final BankLines lines;
    private final ImportJob job;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final Caller caller;

    ImportDesk(
            StatementImports imports,
            StatementFiles files,
            RejectedLines rejectedLines,
            BankLines lines,
            ImportJob job,
            Transactions transactions,
            BusinessClock clock,
            Caller caller) {
        this.imports = imports;
        this.files = files;
        this.rejectedLines = rejectedLines;
        this.lines = lines;
        this.job = job;
        this.transactions = transactions;
        this.clock = clock;
        this.caller = caller;
    }

    /** An import, and how many of its credits no receipt stands for now. */
    public record Progress(StatementImport statement, long unmatched) {}

    /** What was handed in; refused where its type, its size or its head is wrong. */
    public NewStatement describe(Upload upload, String bankAccount, String currency) {
        StatementFormat format = formatOf(upload);
        String account = StatementLine.compact(bankAccount);
        if (account.length() > LONGEST_ACCOUNT) {
            throw Refused.invalid("bankAccount", "has more than %d characters".formatted(LONGEST_ACCOUNT));
        }
        NewStatement statement = new NewStatement(
                nameOf(upload),
                upload.size(),
                StatementFiles.sha256(upload.content()),
                account.isEmpty() ? null : account,
                currencyOf(currency));
        refuseUnreadable(format, upload, new Defaults(statement.bankAccount(), statement.currency()));
        return statement;
    }

    @Transactional
    public Progress accept(NewStatement statement, Upload upload) {
        StatementImport accepted =
                new StatementImport(Ids.next(), statement, formatOf(upload), caller.name(), clock.now());
        imports.persist(accepted);
        imports.flush();
        files.store(accepted.id(), upload.content());
        transactions.afterCommit(() -> job.wake(accepted.id()));
        return new Progress(accepted, 0);
    }

    @Transactional
    public Progress get(UUID id) {
        StatementImport statement = find(id);
        return new Progress(statement, lines.unmatched(id));
    }

    @Transactional
    public List<StatementImport> page(UUID after, int limit) {
        return imports.page(after, limit);
    }

    @Transactional
    public List<RejectedLine> rejectedLines(UUID id, UUID after, int limit) {
        return rejectedLines.page(find(id).id(), after, limit);
    }

    private static StatementFormat formatOf(Upload upload) {
        try {
            return StatementFormat.of(upload);
        } catch (Flawed flawed) {
            throw refused(flawed);
        }
    }

    private StatementImport find(UUID id) {
        return imports.findByIdOptional(id).orElseThrow(() -> Refused.unknown("import", id));
    }

    /** The head of the file is read at once, so that whoever hands in a wrong one learns it now. */
    private static void refuseUnreadable(StatementFormat format, Upload upload, Defaults defaults) {
        try (InputStream content = Files.newInputStream(upload.content())) {
            format.reader().read(content, defaults, _ -> false);
        } catch (Flawed flawed) {
            throw refused(flawed);
        } catch (IOException broken) {
            throw refused(new Flawed(Flaw.UNREADABLE, String.valueOf(broken.getMessage())));
        }
    }

    private static RuntimeException refused(Flawed flawed) {
        String code = flawed.flaw().code();
        return Refused.of(
                Refused.Kind.INVALID,
                "unreadable-statement",
                Map.of(
                        "flaw", flawed.flaw().name(),
                        "value", flawed.value(),
                        "reason", Texts.english(code, Map.of()),
                        "reasonZh", Texts.chinese(code, Map.of())));
    }

    private static String nameOf(Upload upload) {
        String name = StatementLine.clean(upload.name()).replaceAll(".*[/\\\\]", "");
        return name.isEmpty() ? "file" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
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
