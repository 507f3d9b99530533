package org.gendan.office.sheet;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gendan.kernel.list.Search;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Worker;
import org.gendan.office.attachment.Upload;

/**
 * All imports of one kind: handed in, kept with their files, and taken in the background. Whoever may see any sees all of
 * them.
 */
public final class Imports<I extends Import> {
    private final Kind<I> kind;
    private final EntityManager entities;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final Work work;
    private final ImportFiles files;
    private final RejectedRows rejectedRows;

    /** How its work is called, and in which tables files and rejected rows are kept. */
    public record Kind<I extends Import>(String name, Class<I> type, String files, String rejectedRows) {}

    public Imports(Kind<I> kind, EntityManager entities, Transactions transactions, BusinessClock clock, Work work) {
        this.kind = kind;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
        this.work = work;
        this.files = new ImportFiles(transactions, kind.files());
        this.rejectedRows = new RejectedRows(transactions, kind.rejectedRows());
    }

    /** In hexadecimal. */
    public static String sha256(Path file) {
        return ImportFiles.sha256(file);
    }

    /** Keeps it with its file, in the transaction under way; once that has committed, it is taken. */
    public void accept(I accepted, Upload upload) {
        entities.persist(accepted);
        entities.flush();
        files.store(accepted.id(), upload.content());
        work.put(kind.name(), accepted.id().toString());
    }

    public Optional<I> find(UUID id) {
        return Optional.ofNullable(entities.find(kind.type(), id));
    }

    /** Only those that stand so, where a state is given. */
    public List<I> page(ImportState state, Search<I> search) {
        return search.equal("it.state", state).in(entities, kind.type());
    }

    /** What was not taken of one, in the order of its file. */
    public List<Rejected> rejected(UUID id, UUID after, int limit) {
        return rejectedRows.page(id, after, limit);
    }

    /** Who takes them: how a file is read, and what becomes of its rows. */
    public <R> Worker worker(Function<I, RowReader<R>> reading, Taking<I, R> taking) {
        return new ImportWork<>(kind.name(), this, files, rejectedRows, reading, taking, transactions, clock);
    }

    I locked(UUID id) {
        return entities.find(kind.type(), id, LockModeType.PESSIMISTIC_WRITE);
    }
}
