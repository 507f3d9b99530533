package org.gendan.finance.statement;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.gendan.finance.statement.BankLines.Arrival;
import org.gendan.finance.statement.BankLines.Origin;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Worker;
import org.gendan.office.sheet.Imports;
import org.gendan.office.sheet.Row;
import org.gendan.office.sheet.Taking.Taken;

/** Bank statements as imports: where they are kept, and what their rows become. */
@Singleton
class StatementImports {
    private static final Imports.Kind<StatementImport> KIND =
            new Imports.Kind<>("statement-import", StatementImport.class, "statement_chunk", "rejected_line");

    private final BankLines lines;
    private final BusinessClock clock;

    StatementImports(BankLines lines, BusinessClock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Imports<StatementImport> imports(EntityManager entities, Transactions transactions, Work work) {
        return new Imports<>(KIND, entities, transactions, clock, work);
    }

    @Produces
    @Singleton
    Worker worker(Imports<StatementImport> imports) {
        return imports.worker(statement -> Arrivals.of(statement.format().reader(statement.defaults())), this::book);
    }

    private Taken book(StatementImport statement, List<Row.Read<Arrival>> rows) {
        return lines.book(
                new Origin(statement.id(), null, statement.importedBy(), clock.now()),
                rows.stream().map(Row.Read::value).toList());
    }
}
