package org.gendan.finance.statement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gendan.finance.statement.BankLines.Booked;
import org.gendan.finance.statement.BankLines.Origin;
import org.gendan.finance.statement.StatementReader.Defaults;
import org.gendan.kernel.store.DatabaseFailed;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.jboss.logging.Logger;

/**
 * Books the lines of imports, one import after the other, some hundreds of lines in a transaction that also notes how far it
 * is. Any replica goes on with what a killed one left, from where it stands; of two at work on one file the slower finds the
 * place moved and stops. No leader, no lease.
 */
@ApplicationScoped
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final int MOST_TAKEN_UP = 20;

    private final StatementImports imports;
    private final StatementFiles files;
    private final RejectedLines rejectedLines;
    private final BankLines lines;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("statement-import").factory());
    private final Set<UUID> queued = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ImportJob(
            StatementImports imports,
            StatementFiles files,
            RejectedLines rejectedLines,
            BankLines lines,
            Transactions transactions,
            BusinessClock clock) {
        this.imports = imports;
        this.files = files;
        this.rejectedLines = rejectedLines;
        this.lines = lines;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What of an import its booking needs to know. */
    private record Task(UUID id, StatementReader reader, Defaults defaults, int from, String by) {
        static Task of(StatementImport statement) {
            return new Task(
                    statement.id(),
                    statement.format().reader(),
                    statement.defaults(),
                    statement.linesRead(),
                    statement.importedBy());
        }
    }

    void wake(UUID id) {
        if (!closed && queued.add(id)) {
            worker.execute(() -> run(id));
        }
    }

    /** Finds what dead replicas left, and what waited for a database. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeUp() {
        transactions
                .inNew(_ -> imports.abandoned(clock.now().minus(LEFT_ALONE), MOST_TAKEN_UP))
                .forEach(this::wake);
    }

    void close(@Observes ShutdownEvent shutdown) {
        closed = true;
        worker.shutdownNow();
    }

    private void run(UUID id) {
        try {
            StatementImport statement = transactions.inNew(_ -> imports.findById(id));
            if (statement.state() == ImportState.RECEIVED) {
                count(Task.of(statement));
            }
            if (statement.isUnderWay()) {
                book(Task.of(statement));
            }
        } catch (Flawed flawed) {
            fail(id, flawed.flaw(), flawed.value());
        } catch (IOException | RuntimeException failed) {
            if (closed || DatabaseFailed.isPassing(failed)) {
                LOG.warnf("import %s is taken up again later: %s", id, failed.getMessage());
            } else {
                LOG.errorf(failed, "import %s cannot be booked", id);
                fail(id, Flaw.NOT_IMPORTABLE, "");
            }
        } finally {
            queued.remove(id);
        }
    }

    /** Reads the file through once: one that breaks off fails before anything of it is booked. */
    private void count(Task task) throws Flawed, IOException {
        AtomicInteger found = new AtomicInteger();
        try (InputStream content = files.open(task.id())) {
            task.reader().read(content, task.defaults(), _ -> found.incrementAndGet() > 0 && !closed);
        }
        transactions.inNew(_ -> {
            StatementImport statement = imports.locked(task.id());
            if (!closed && statement.state() == ImportState.RECEIVED) {
                statement.begin(found.get(), clock.now());
            }
            return statement;
        });
    }

    private void book(Task task) throws Flawed, IOException {
        Batches batches = new Batches(task.from(), (from, batch) -> book(task, from, batch));
        try (InputStream content = files.open(task.id())) {
            task.reader().read(content, task.defaults(), batches);
        }
        if (batches.complete()) {
            transactions.inNew(_ -> {
                StatementImport statement = imports.locked(task.id());
                if (statement.state() == ImportState.BOOKING) {
                    statement.finish(clock.now());
                }
                return statement;
            });
        }
    }

    /** Books a batch; says whether to go on, which somebody else does who has booked it meanwhile. */
    private boolean book(Task task, int from, Batches.Batch batch) {
        return transactions.inNew(_ -> {
            StatementImport statement = imports.locked(task.id());
            if (closed || statement.state() != ImportState.BOOKING || statement.linesRead() != from) {
                return false;
            }
            Booked booked =
                    batch.with(lines.book(new Origin(task.id(), null, task.by(), clock.now()), batch.arrivals()));
            rejectedLines.keep(task.id(), statement.rejected(), booked.rejected());
            statement.advance(booked, clock.now());
            return true;
        });
    }

    private void fail(UUID id, Flaw flaw, String value) {
        transactions.inNew(_ -> {
            StatementImport statement = imports.locked(id);
            if (statement.isUnderWay()) {
                statement.fail(flaw, value, clock.now());
            }
            return statement;
        });
    }
}
