package org.gendan.office.sheet;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gendan.kernel.audit.Audited;
import org.gendan.kernel.list.Listed;
import org.gendan.office.sheet.Taking.Taken;

/**
 * A file that somebody handed in to be taken row by row. Its rows are counted first, so that a file that breaks off books
 * nothing, and then booked some hundreds at a time; how far it got stands beside what was booked, so that a kill neither
 * loses nor doubles a row.
 */
@MappedSuperclass
public abstract class Import extends Listed implements Audited {
    @Id
    private UUID id;

    @Version
    private long version;

    private String fileName;
    private long size;
    private String sha256;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private Integer linesTotal;
    private int linesRead;
    private int booked;
    private int ignored;
    private int duplicates;
    private int rejected;
    private String flaw;
    private String flawValue;
    private String importedBy;
    private Instant importedAt;
    private Instant touchedAt;

    protected Import() {}

    protected Import(UUID id, String fileName, long size, String sha256, String by, Instant at) {
        this.id = id;
        this.fileName = fileName;
        this.size = size;
        this.sha256 = sha256;
        this.state = ImportState.RECEIVED;
        this.importedBy = by;
        this.importedAt = at;
        this.touchedAt = at;
    }

    void begin(int rows, Instant at) {
        advanceTo(ImportState.BOOKING);
        linesTotal = rows;
        touchedAt = at;
    }

    /** More of the rows are booked. */
    void advance(Taken more, Instant at) {
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

    void fail(Flaw why, Instant at) {
        advanceTo(ImportState.FAILED);
        flaw = why.code();
        flawValue = why.value();
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

    /** In bytes. */
    public long size() {
        return size;
    }

    /** In hexadecimal. */
    public String sha256() {
        return sha256;
    }

    public ImportState state() {
        return state;
    }

    /** Null until they are counted. */
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

    /** Why it failed; empty unless it has. */
    public Optional<Flaw> flaw() {
        return Optional.ofNullable(flaw).map(code -> Flaw.of(code, flawValue));
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
