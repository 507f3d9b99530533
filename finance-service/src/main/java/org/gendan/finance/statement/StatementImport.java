package org.gendan.finance.statement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.gendan.office.sheet.Import;

/** A bank statement that a cashier handed in; account and currency are for files that do not name them. */
@Entity
public class StatementImport extends Import {
    @Enumerated(EnumType.STRING)
    private StatementFormat format;

    private String bankAccount;
    private String currency;

    protected StatementImport() {}

    StatementImport(UUID id, NewStatement statement, StatementFormat format, String by, Instant at) {
        super(id, statement.fileName(), statement.size(), statement.sha256(), by, at);
        this.format = format;
        this.bankAccount = statement.bankAccount();
        this.currency = statement.currency();
    }

    Defaults defaults() {
        return new Defaults(bankAccount, currency);
    }

    public StatementFormat format() {
        return format;
    }
}
