package org.gendan.kernel.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.gendan.kernel.who.ExpectedVersion;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The version of what is asked for: it comes as {@code If-Match}, and goes as {@code ETag} with each view that has one. */
class Versions {
    private final ExpectedVersion expected;

    Versions(ExpectedVersion expected) {
        this.expected = expected;
    }

    @ServerRequestFilter
    void stated(ContainerRequestContext request) {
        expected.state(request.getHeaderString(HttpHeaders.IF_MATCH));
    }

    @ServerResponseFilter
    void tag(ContainerResponseContext answer) {
        Long version =
                switch (answer.getEntity()) {
                    case Versioned view -> view.version();
                    case VersionedOrNot view -> view.version();
                    case null, default -> null;
                };
        if (version != null) {
            answer.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(version.toString()));
        }
    }
}
