package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.gendan.kernel.who.ExpectedVersion;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The version of what is asked for: it comes as {@code If-Match}, and goes as {@code ETag} with each view that has one. A
 * view says more than its object holds (what a gate waits for, what the caller may do), so that what is read is told apart by
 * its content as well: who has it already, as {@code If-None-Match} says, is told so with 304 and without it.
 */
class Versions {
    private static final int DIGEST = 8;
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ExpectedVersion expected;
    private final ObjectMapper json;

    Versions(ExpectedVersion expected, ObjectMapper json) {
        this.expected = expected;
        this.json = json;
    }

    @ServerRequestFilter
    void stated(ContainerRequestContext request) {
        expected.state(request.getHeaderString(HttpHeaders.IF_MATCH));
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext answer) throws JsonProcessingException {
        Long version =
                switch (answer.getEntity()) {
                    case Versioned view -> view.version();
                    case VersionedOrNot view -> view.version();
                    case null, default -> null;
                };
        if (version == null) {
            return;
        }
        if (!READING.contains(request.getMethod()) || answer.getStatus() != Status.OK.getStatusCode()) {
            answer.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(version.toString()));
            return;
        }
        String view = json.writeValueAsString(answer.getEntity());
        EntityTag tag = new EntityTag(version + ExpectedVersion.AND_CONTENT + digest(view));
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (isHad(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            answer.setStatus(Status.NOT_MODIFIED.getStatusCode());
            answer.setEntity(null);
        } else {
            // What is JSON already is sent as it is.
            answer.setEntity(view);
        }
    }

    /** Weakly compared, as RFC 9110 §13.1.2 has it: a proxy that packs an answer weakens its tag. */
    private static boolean isHad(String ifNoneMatch, EntityTag tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals("*") || each.equals('"' + tag.getValue() + '"'));
    }

    private static String digest(String view) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(view.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
