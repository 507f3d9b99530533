package org.gendan.kernel.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies and answers are JSON, and files are what they are: who takes neither hears so before anything is done. */
class JsonExchange {
    private static final List<MediaType> FILES =
            List.of(new MediaType("application", "*"), new MediaType("image", "*"), new MediaType("text", "csv"));

    /** Who sends nothing need not say of which kind it is. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void takeForJson(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null
                && request.getLength() <= 0
                && Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH).contains(request.getMethod())) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    @ServerRequestFilter
    void require(ContainerRequestContext request) {
        Stream<MediaType> answers = request.getMethod().equals(HttpMethod.GET)
                ? FILES.stream()
                : Stream.of(MediaType.APPLICATION_JSON_TYPE);
        if (answers.noneMatch(
                answer -> request.getAcceptableMediaTypes().stream().anyMatch(answer::isCompatible))) {
            throw Problem.of(Status.NOT_ACCEPTABLE, "not-acceptable", Map.of());
        }
        // One that names no kind of body fails by being read, whether or not anybody would look at it.
        request.getMediaType();
    }
}
