package org.gendan.kernel.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * What the API answers is kept by nobody on the way, nor by a browser after who read it has signed out. Who wants to be told
 * that nothing has changed keeps the {@code ETag} itself.
 */
@ApplicationScoped
class Unstored {
    private static final String API = "/api/";
    /** Ahead of whatever answers, refusals among it. */
    private static final int FIRST = 1_000;

    void watch(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.normalizedPath().startsWith(API)) {
                        context.addHeadersEndHandler(_ -> {
                            if (!context.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
                                context.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-store");
                            }
                        });
                    }
                    context.next();
                },
                FIRST);
    }
}
