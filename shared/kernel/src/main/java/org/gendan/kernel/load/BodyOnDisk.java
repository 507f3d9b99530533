package org.gendan.kernel.load;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A form with files. The longer it is, the longer it is waited for, as long as it comes at all. */
final class BodyOnDisk extends Body {
    /** What a telephone far from its mast still does. */
    private static final long BYTES_A_SECOND = 32 * 1024;

    private final Vertx vertx;
    private String file;
    private AsyncFile writing;
    private InputStream reading;
    private Future<Void> written = Future.succeededFuture();
    private boolean dropped;

    BodyOnDisk(long largest, Shares disk, String caller, Vertx vertx) {
        super(largest, disk, caller, "too-large", BYTES_A_SECOND);
        this.vertx = vertx;
    }

    @Override
    Uni<Void> open() {
        Future<Void> open = vertx.fileSystem()
                .createTempFile("gendan-", ".body")
                .compose(made -> {
                    file = made;
                    return vertx.fileSystem().open(made, new OpenOptions().setTruncateExisting(true));
                })
                .map(opened -> {
                    writing = opened;
                    // Whoever sends it may have gone meanwhile.
                    if (dropped) {
                        remove();
                    }
                    return null;
                });
        return Uni.createFrom().completionStage(open::toCompletionStage);
    }

    @Override
    void keep(Buffer piece, HttpServerRequest from) {
        Future<Void> before = written;
        Future<Void> last = writing.write(piece);
        written = before.compose(_ -> last);
        if (writing.writeQueueFull()) {
            from.pause();
            writing.drainHandler(_ -> from.resume());
        }
    }

    @Override
    Uni<InputStream> content() {
        return Uni.createFrom()
                .completionStage(() ->
                        written.compose(_ -> writing.close()).map(_ -> opened()).toCompletionStage());
    }

    private InputStream opened() {
        try {
            reading = Files.newInputStream(Path.of(file));
            return reading;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    void drop() {
        if (!dropped) {
            dropped = true;
            if (writing != null) {
                remove();
            }
        }
    }

    private void remove() {
        try {
            if (reading != null) {
                reading.close();
            } else {
                writing.close();
            }
        } catch (IOException | IllegalStateException closedAlready) {
            // It is deleted all the same.
        }
        vertx.fileSystem().delete(file);
    }
}
