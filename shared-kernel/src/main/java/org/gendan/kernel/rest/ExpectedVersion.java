package org.gendan.kernel.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The version of an object that the caller has seen, as {@code If-Match} states it (RFC 9110 §13.1.1). */
@RequestScoped
public class ExpectedVersion {
    private final HttpHeaders headers;

    ExpectedVersion(HttpHeaders headers) {
        this.headers = headers;
    }

    /** Refuses with 412 when the caller stated a version and the object has another one by now. */
    public void ifStated(long version) {
        String stated = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (stated != null
                && Stream.of(stated.split(",")).map(String::strip).noneMatch(List.of("*", etag(version))::contains)) {
            throw Refusal.problem(
                    Status.PRECONDITION_FAILED, "stale-version", Map.of("stated", stated, "current", etag(version)));
        }
    }

    /** As {@link #ifStated}, and refuses with 428 when the caller stated none. */
    public void required(long version) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw Refusal.problem(Status.PRECONDITION_REQUIRED, "version-required", Map.of("current", etag(version)));
        }
        ifStated(version);
    }

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
