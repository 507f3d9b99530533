package org.gendan.kernel.load;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.gendan.kernel.rest.Problem;

/** What a client sends, taken in as it comes, on the thread of its connection, until it is there or was waited for too long. */
abstract class Body {
    private static final long EACH_SECOND = 1_000;

    private final long largest;
    private final Shares shares;
    private final String caller;
    private final String tooLarge;
    private final long bytesASecond;
    private long size;
    private boolean over;

    /** bytesASecond: a slower sender is waited for no longer; 0 where all of it has to come within the time that is given. */
    Body(long largest, Shares shares, String caller, String tooLarge, long bytesASecond) {
        this.largest = largest;
        this.shares = shares;
        this.caller = caller;
        this.tooLarge = tooLarge;
        this.bytesASecond = bytesASecond;
    }

    /** Gets ready to keep something. */
    abstract Uni<Void> open();

    /** Keeps a further piece. */
    abstract void keep(Buffer piece, HttpServerRequest from);

    /** All of it is there. */
    abstract Uni<InputStream> content();

    /** It is not needed any more, or will not come. */
    abstract void drop();

    final long size() {
        return size;
    }

    final Uni<InputStream> read(RoutingContext http, Duration within) {
        return open().chain(() -> Uni.createFrom().<Void>emitter(whole -> take(http, within, whole)))
                .chain(this::content);
    }

    final void forget() {
        over = true;
        shares.giveBack(caller, size);
        size = 0;
        drop();
    }

    private void take(RoutingContext http, Duration within, UniEmitter<? super Void> whole) {
        HttpServerRequest request = http.request();
        Vertx vertx = http.vertx();
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long begun = System.nanoTime();
        long timer = vertx.setPeriodic(EACH_SECOND, each -> {
            long patience = within.toMillis() + (bytesASecond == 0 ? 0 : size * EACH_SECOND / bytesASecond);
            if (Duration.ofNanos(System.nanoTime() - begun).toMillis() >= patience) {
                vertx.cancelTimer(each);
                refuse(whole, Problem.of(Status.REQUEST_TIMEOUT, "body-too-slow", Map.of()));
                closeAfter(http);
            }
        });
        http.addEndHandler(_ -> over = true);
        request.exceptionHandler(_ -> {
            vertx.cancelTimer(timer);
            refuse(whole, Problem.of(Status.REQUEST_TIMEOUT, "body-too-slow", Map.of()));
        });
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            if (!over) {
                whole.complete(null);
            }
        });
        // What comes after a refusal is passed over, so that who sends it gets to read why.
        request.handler(piece -> {
            if (!over) {
                take(piece, request, whole);
            }
        });
        if (announced != null && Long.parseLong(announced) > largest) {
            refuse(whole, Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, tooLarge, Map.of()));
        } else if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            http.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer piece, HttpServerRequest from, UniEmitter<? super Void> whole) {
        if (size + piece.length() > largest) {
            refuse(whole, Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, tooLarge, Map.of()));
            return;
        }
        try {
            Arrival.require(shares.take(caller, piece.length()));
        } catch (RuntimeException noneLeft) {
            refuse(whole, noneLeft);
            return;
        }
        size += piece.length();
        keep(piece, from);
    }

    private void refuse(UniEmitter<? super Void> whole, RuntimeException why) {
        if (!over) {
            over = true;
            drop();
            whole.fail(why);
        }
    }

    /** Of a connection whose client still owes the rest nothing else can be read. */
    private static void closeAfter(RoutingContext http) {
        if (http.response().ended()) {
            http.request().connection().close();
        } else {
            http.addEndHandler(_ -> http.request().connection().close());
        }
    }
}
