package org.gendan.kernel.rest;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in each refusal what was asked, and in a fault of our own under which trace the log tells of it. */
class ProblemPlace {
    private static final int FAULTS = 500;

    @ServerResponseFilter
    void say(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof HttpProblem problem) {
            HttpProblem.Builder placed = HttpProblem.builder(problem);
            if (problem.getInstance() == null) {
                placed.withInstance(
                        URI.create(request.getUriInfo().getRequestUri().getRawPath()));
            }
            SpanContext trace = Span.current().getSpanContext();
            if (problem.getStatusCode() >= FAULTS && trace.isValid()) {
                placed.with("traceId", trace.getTraceId());
            }
            answer.setEntity(placed.build());
        }
    }
}
