package org.gendan.finance.statement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.gendan.finance.statement.BankLines.Booked;
import org.gendan.finance.statement.StatementReader.Defaults;
import org.gendan.kernel.audit.Audited;

/**
 * A bank statement that a cashier handed in. Its lines are counted first, so that a file that breaks off books nothing, and
 * then booked some hundreds at a time; how far it got stands beside what was booked, so that a kill neither loses nor
 * doubles a line.
 */
@Entity
public class StatementImport implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String fileName;

    @Enumerated(EnumType.STRING)
    private StatementFormat format;

    private long size;
    private String sha256;
    private String bankAccount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private Integer linesTotal;
    private int linesRead;
    private int booked;
    private int ignored;
    private int duplicates;
    private int rejected;

    @Enumerated(EnumType.STRING)
    private Flaw flaw;

    private String flawValue;
    private String importedBy;
    private Instant importedAt;
    private Instant touchedAt;

    protected StatementImport() {}

    StatementImport(UUID id, NewStatement statement, StatementFormat format, String by, Instant at) {
        this.id = id;
        this.fileName = statement.fileName();
        this.format = format;
        this.size = statement.size();
        this.sha256 = statement.sha256();
        this.bankAccount = statement.bankAccount();
        this.currency = statement.currency();
        this.state = ImportState.RECEIVED;
        this.importedBy = by;
        this.importedAt = at;
        this.touchedAt = at;
    }

    void begin(int lines, Instant at) {
        advanceTo(ImportState.BOOKING);
        linesTotal = lines;
        touchedAt = at;
    }

    /** More of the lines are booked. */
    void advance(Booked more, Instant at) {
        booked += more.booked();
        ignored += more.ignored();
        duplicates += more.duplicates();
        rejected += more.rejected().size();
        linesRead = booked + ignored + duplicates + rejected;
        touchedAt = at;
    }

    void finish(Instant at) {
        advanceTo(ImportState.DONE);
        touchedAt = at;
    }

    void fail(Flaw why, String value, Instant at) {
        advanceTo(ImportState.FAILED);
        flaw = why;
        flawValue = value;
        touchedAt = at;
    }

    boolean isUnderWay() {
        return switch (state) {
            case RECEIVED, BOOKING -> true;
            case DONE, FAILED -> false;
        };
    }

    private void advanceTo(ImportState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("an import goes from %s to none of %s".formatted(state, next));
        }
        state = next;
    }

    Defaults defaults() {
        return new Defaults(bankAccount, currency);
    }

    /** How much of it is booked, in whole percent; 100 only when all of it is. */
    public int percent() {
        return switch (state) {
            case RECEIVED -> 0;
            case BOOKING, FAILED -> linesTotal == null || linesTotal == 0 ? 0 : (int) (99L * linesRead / linesTotal);
            case DONE -> 100;
        };
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String fileName() {
        return fileName;
    }

    public StatementFormat format() {
        return format;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    public ImportState state() {
        return state;
    }

    public Integer linesTotal() {
        return linesTotal;
    }

    public int linesRead() {
        return linesRead;
    }

    public int booked() {
        return booked;
    }

    public int ignored() {
        return ignored;
    }

    public int duplicates() {
        return duplicates;
    }

    public int rejected() {
        return rejected;
    }

    public Flaw flaw() {
        return flaw;
    }

    public String flawValue() {
        return flawValue;
    }

    public String importedBy() {
        return importedBy;
    }

    public Instant importedAt() {
        return importedAt;
    }

    @Override
    public String auditKey() {
        return id.toString();
    }
}
