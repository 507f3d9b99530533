package org.gendan.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request's body of the ordinary size, which goes to its service when all of it is there: a client that sends slowly holds
 * no connection to a service meanwhile, of which there are only so many.
 */
final class WholeBody {

    /** It did not come in time. */
    static final class TooSlow extends RuntimeException {}

    /** Too many others are waiting. */
    static final class NoRoom extends RuntimeException {}

    private final Vertx vertx;
    private final Duration within;
    private final long room;
    private final AtomicLong held = new AtomicLong();

    /** room: how many bytes of all of them are kept at once. */
    WholeBody(Vertx vertx, Duration within, long room) {
        this.vertx = vertx;
        this.within = within;
        this.room = room;
    }

    Future<Buffer> of(ReadStream<Buffer> body, long limit) {
        Promise<Buffer> whole = Promise.promise();
        var content = Buffer.buffer();
        var timer = vertx.setTimer(within.toMillis(), _ -> whole.tryFail(new TooSlow()));
        body.exceptionHandler(whole::tryFail);
        body.endHandler(_ -> whole.tryComplete(content));
        body.handler(piece -> {
            if (whole.future().isComplete()) {
                return;
            }
            if (content.length() + piece.length() > limit) {
                whole.tryFail(new BoundedBody.TooLarge());
            } else if (held.addAndGet(piece.length()) > room) {
                held.addAndGet(-piece.length());
                whole.tryFail(new NoRoom());
            } else {
                content.appendBuffer(piece);
            }
        });
        body.resume();
        return whole.future().onComplete(_ -> {
            vertx.cancelTimer(timer);
            held.addAndGet(-content.length());
        });
    }
}
