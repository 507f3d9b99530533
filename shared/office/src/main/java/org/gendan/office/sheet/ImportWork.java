package org.gendan.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gendan.kernel.store.Transactions;
import org.gendan.kernel.time.BusinessClock;
import org.gendan.kernel.time.Work;
import org.gendan.kernel.time.Worker;
import org.gendan.office.sheet.Taking.Taken;
import org.jboss.logging.Logger;

/**
 * Takes the rows of imports, one import after the other, some hundreds of rows in a transaction that also notes how far it
 * is. Any replica goes on with what a killed one left, from where it stands; of two at work on one file the slower finds the
 * place moved and stops.
 */
final class ImportWork<I extends Import, R> implements Worker {
    private static final Logger LOG = Logger.getLogger(ImportWork.class);
    /** Not heard of for so long, who took it is dead. */
    private static final Duration APART = Duration.ofSeconds(10);

    private static final Duration HEARD_EVERY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String kind;
    private final Imports<I> imports;
    private final ImportFiles files;
    private final RejectedRows rejectedRows;
    private final Function<I, RowReader<R>> reading;
    private final Taking<I, R> taking;
    private final Transactions transactions;
    private final BusinessClock clock;

    ImportWork(
            String kind,
            Imports<I> imports,
            ImportFiles files,
            RejectedRows rejectedRows,
            Function<I, RowReader<R>> reading,
            Taking<I, R> taking,
            Transactions transactions,
            BusinessClock clock) {
        this.kind = kind;
        this.imports = imports;
        this.files = files;
        this.rejectedRows = rejectedRows;
        this.reading = reading;
        this.taking = taking;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Lets the others know from time to time that somebody is at it; until one of them is. */
    private static final class Presence {
        private final Work.Task task;
        private long heardAt = System.nanoTime();
        private boolean goesOn = true;

        Presence(Work.Task task) {
            this.task = task;
        }

        boolean goesOn() {
            if (goesOn && System.nanoTime() - heardAt > HEARD_EVERY.toNanos()) {
                goesOn = task.goesOn();
                heardAt = System.nanoTime();
            }
            return goesOn;
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Duration apart() {
        return APART;
    }

    @Override
    public Duration pause(int attempts) {
        return PAUSE;
    }

    @Override
    public Outcome work(Work.Task task) {
        UUID id = UUID.fromString(task.key());
        Presence presence = new Presence(task);
        try {
            Optional<I> accepted = transactions.inNew(_ -> imports.find(id));
            if (accepted.isEmpty() || !accepted.get().isUnderWay()) {
                return Outcome.done();
            }
            RowReader<R> reader = reading.apply(accepted.get());
            boolean counted = accepted.get().state() == ImportState.BOOKING || count(id, reader, presence);
            return counted && book(id, reader, accepted.get().linesRead(), presence) ? Outcome.done() : laterOn("");
        } catch (Flawed flawed) {
            return fail(id, flawed.first());
        } catch (IOException | RuntimeException failed) {
            if (!presence.goesOn() || transactions.isPassing(failed)) {
                return laterOn(failed.getMessage());
            }
            LOG.errorf(failed, "import %s cannot be booked", id);
            return fail(id, Flaw.of(Flaw.NOT_IMPORTABLE, ""));
        }
    }

    /** By whoever finds it first; however often, it is never given up. */
    private static Outcome laterOn(String why) {
        return new Outcome.Failed("not at its end " + why, true, true);
    }

    /** Reads the file through once: one that breaks off fails before anything of it is booked. */
    private boolean count(UUID id, RowReader<R> reader, Presence presence) throws Flawed, IOException {
        int[] found = new int[1];
        try (InputStream content = files.open(id)) {
            reader.read(content, _ -> found[0]++ >= 0 && presence.goesOn());
        }
        return presence.goesOn()
                && transactions.inNew(_ -> {
                    I accepted = imports.locked(id);
                    if (accepted.state() == ImportState.RECEIVED) {
                        accepted.begin(found[0], clock.now());
                    }
                    return true;
                });
    }

    private boolean book(UUID id, RowReader<R> reader, int from, Presence presence) throws Flawed, IOException {
        Batches<R> batches = new Batches<>(from, (place, rows) -> presence.goesOn() && book(id, place, rows));
        try (InputStream content = files.open(id)) {
            reader.read(content, batches);
        }
        return batches.complete()
                && transactions.inNew(_ -> {
                    I accepted = imports.locked(id);
                    if (accepted.state() == ImportState.BOOKING) {
                        accepted.finish(clock.now());
                    }
                    return true;
                });
    }

    /** Books a batch; says whether to go on, which somebody else does who has booked it meanwhile. */
    private boolean book(UUID id, int from, List<Row<R>> rows) {
        return transactions.inNew(_ -> {
            I accepted = imports.locked(id);
            if (accepted.state() != ImportState.BOOKING || accepted.linesRead() != from) {
                return false;
            }
            List<Row.Read<R>> good = new ArrayList<>();
            List<Row.Rejected<?>> bad = new ArrayList<>();
            for (Row<R> row : rows) {
                switch (row) {
                    case Row.Read<R> read -> good.add(read);
                    case Row.Rejected<R> rejected -> bad.add(rejected);
                }
            }
            Taken taken = taking.take(accepted, good);
            List<Row.Rejected<?>> rejected = Stream.concat(bad.stream(), taken.rejected().stream())
                    .sorted(Comparator.comparingInt(Row.Rejected::number))
                    .toList();
            rejectedRows.keep(id, accepted.rejected(), rejected);
            accepted.advance(new Taken(taken.booked(), taken.ignored(), taken.duplicates(), rejected), clock.now());
            return true;
        });
    }

    private Outcome fail(UUID id, Flaw flaw) {
        return transactions.inNew(_ -> {
            I accepted = imports.locked(id);
            if (accepted.isUnderWay()) {
                accepted.fail(flaw, clock.now());
            }
            return Outcome.done();
        });
    }
}
