package org.gendan.kernel.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;

/**
 * Answers in JSON, refusals among them, are packed (gzip) for who takes them so, but for those that are too small to gain by
 * it. Quarkus marks each answer as one that is not to be packed, and takes the mark off some; here it is taken off these.
 * And each goes out as one that nobody keeps on the way, nor a browser after who read it has signed out: who wants to be told
 * that nothing has changed keeps the {@code ETag} itself.
 */
@ApplicationScoped
class Packing {
    private static final String AS_IT_IS = "identity";
    private static final Pattern JSON = Pattern.compile("application/(.+\\+)?json\\b.*");
    private static final int WORTH_IT = 1024;
    private static final String API = "/api/";
    /** Ahead of whatever answers; what is registered first is asked last, when the headers are about to leave. */
    private static final int FIRST = 1_000;

    void watch(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(_ -> decide(context.response().headers()));
                    if (context.normalizedPath().startsWith(API)) {
                        context.addHeadersEndHandler(
                                _ -> keepNowhere(context.response().headers()));
                    }
                    context.next();
                },
                FIRST);
    }

    private static void keepNowhere(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void decide(MultiMap headers) {
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equals(AS_IT_IS)) {
            return;
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean small = length != null && Long.parseLong(length) < WORTH_IT;
        if (type == null || small || !JSON.matcher(type).matches()) {
            headers.set(HttpHeaders.CONTENT_ENCODING, AS_IT_IS);
        } else {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }
}
