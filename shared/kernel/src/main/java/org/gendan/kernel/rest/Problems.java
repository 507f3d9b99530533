package org.gendan.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gendan.kernel.rule.Refused;
import org.gendan.kernel.rule.Refused.Violation;
import org.gendan.kernel.store.DatabaseFailed;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.headers.MediaTypeHeaderDelegate;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** Gives every failure that is not a refusal of our own the same form: problem JSON with a type, in both languages. */
@ApplicationScoped
class Problems implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** Ahead of the mappers that the library brings. */
    private static final int FIRST = 1;

    /** What Quarkus says of a form whose last part does not end. */
    private static final String CUT_OFF = "Connection terminated parsing multipart request";

    private static final String UNIQUE_VIOLATION = "23505";
    /** The class of SQL states for a value that its type cannot hold. */
    private static final String DATA_EXCEPTION = "22";

    private final RateLimit rates;

    Problems(RateLimit rates) {
        this.rates = rates;
    }

    /** What the domain refuses. */
    @ServerExceptionMapper(priority = FIRST)
    Response refused(Refused refused) {
        return response(Problem.of(refused));
    }

    /** No refusal at all: the command was taken before. */
    @ServerExceptionMapper(priority = FIRST)
    RestResponse<?> again(Idempotency.AnsweredBefore before) {
        return before.answer();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response invalid(ConstraintViolationException invalid) {
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Violation::field))
                .toList();
        return response(Problem.of(Status.BAD_REQUEST, "invalid-request", Map.of("violations", violations)));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(JsonProcessingException unreadable) {
        return response(unreadableBody(unreadable));
    }

    /** Quarkus answers these three itself, unless they are named. */
    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(MismatchedInputException unreadable) {
        return response(unreadableBody(unreadable));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(InvalidFormatException unreadable) {
        return response(unreadableBody(unreadable));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(UnrecognizedPropertyException unreadable) {
        return response(unreadableBody(unreadable));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(MultipartParser.MalformedMessageException malformed) {
        return response(unreadableForm());
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unread(IOException failed) {
        if (failed instanceof UnsupportedEncodingException
                || String.valueOf(failed.getMessage()).startsWith(CUT_OFF)) {
            return response(unreadableForm());
        }
        return response(failed("not read", failed));
    }

    /** Of a header or a form that Quarkus cannot read it tells by failures of every kind; where they arise says what was read. */
    @ServerExceptionMapper(priority = FIRST)
    Response unread(RuntimeException failed, HttpHeaders headers) {
        if (aroseIn(failed, MultipartParser.class.getPackageName())) {
            return response(unreadableForm());
        }
        if (aroseIn(failed, MediaTypeHeaderDelegate.class.getName())) {
            return response(ofMediaType(headers));
        }
        return response(failed("failed", failed));
    }

    private static boolean aroseIn(Throwable failed, String place) {
        return Arrays.stream(failed.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(place));
    }

    private static HttpProblem ofMediaType(HttpHeaders headers) {
        String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            MediaType.valueOf(contentType == null ? MediaType.WILDCARD : contentType);
            return Problem.of(Status.NOT_ACCEPTABLE, "not-acceptable", Map.of());
        } catch (RuntimeException noMediaType) {
            return Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", Map.of());
        }
    }

    private static HttpProblem failed(String what, Throwable failed) {
        LOG.error(what, failed);
        return Problem.of(Status.INTERNAL_SERVER_ERROR, "internal-error", Map.of());
    }

    /** The library's own mapper for this expects another Quarkus than ours. */
    @ServerExceptionMapper(priority = FIRST)
    Response notSignedIn(UnauthorizedException anonymous, RoutingContext asked) {
        return notSignedIn(asked);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notSignedIn(AuthenticationFailedException badToken, RoutingContext asked) {
        return notSignedIn(asked);
    }

    private Response notSignedIn(RoutingContext asked) {
        try {
            rates.countStranger(asked.request().remoteAddress().hostAddress());
        } catch (HttpProblem tooOften) {
            return response(tooOften);
        }
        return response(HttpProblem.builder(Problem.of(Status.UNAUTHORIZED, "not-signed-in", Map.of()))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build());
    }

    /** Quarkus wraps what Jackson says of a body, and what a form's date cannot be; only the cause can tell the sender what to mend. */
    @ServerExceptionMapper(priority = FIRST)
    Response wrapped(WebApplicationException wrapped) {
        for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return response(unreadableBody(json));
            }
            if (cause instanceof DateTimeParseException day) {
                return refused(Refused.invalid(
                        "",
                        "'%s' is no day of the calendar; write it like 2026-11-24".formatted(day.getParsedString())));
            }
        }
        int status = wrapped.getResponse().getStatus();
        return wrapped.getResponse().hasEntity() || status < 400
                ? wrapped.getResponse()
                : response(Problem.of(status, codeOf(status), Map.of()));
    }

    /** JAX-RS answers 404 to a query that it cannot read; but the address is right, and only a value in it is wrong. */
    @ServerExceptionMapper(priority = FIRST)
    Response notFound(NotFoundException missing, UriInfo uri) {
        return response(unreadableQuery(missing, uri)
                .map(violation -> Problem.of(Refused.invalid(List.of(violation))))
                .orElseGet(() -> Problem.of(Status.NOT_FOUND, codeOf(404), Map.of())));
    }

    private static Optional<Violation> unreadableQuery(NotFoundException missing, UriInfo uri) {
        if (missing.getCause() == null || missing.getCause().getMessage() == null) {
            return Optional.empty();
        }
        String why = missing.getCause().getMessage();
        return uri.getQueryParameters().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> Map.entry(parameter.getKey(), value)))
                .filter(parameter -> !parameter.getValue().isEmpty() && why.contains(parameter.getValue()))
                .map(parameter -> new Violation(
                        parameter.getKey(),
                        "'%s' cannot be read; see the parameter's type and values in /openapi.json"
                                .formatted(parameter.getValue())))
                .findFirst();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response lostRace(OptimisticLockException lost, HttpHeaders headers) {
        return response(lostRace(headers));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notStored(PersistenceException failed, HttpHeaders headers) {
        return response(ofDatabase(failed, headers));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notStored(DatabaseFailed failed, HttpHeaders headers) {
        return response(ofDatabase(failed, headers));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notCommitted(io.quarkus.narayana.jta.QuarkusTransactionException failed, HttpHeaders headers) {
        return response(ofDatabase(failed, headers));
    }

    /** What a database that dies during the commit of a use case becomes on its way out of the container. */
    @ServerExceptionMapper(priority = FIRST)
    Response notCommitted(io.quarkus.arc.ArcUndeclaredThrowableException failed, HttpHeaders headers) {
        return response(ofDatabase(failed, headers));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notCommitted(jakarta.transaction.RollbackException failed, HttpHeaders headers) {
        return response(ofDatabase(failed, headers));
    }

    private HttpProblem ofDatabase(Throwable failed, HttpHeaders headers) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return lostRace(headers);
            }
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return Problem.of(Status.CONFLICT, "already-exists", Map.of());
            }
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
                return Problem.of(Refused.invalid(
                        "", "a value cannot be kept: a control character, or a date or number too large"));
            }
        }
        if (DatabaseFailed.isPassing(failed)) {
            LOG.warnf("refused because of the database: %s", failed.getMessage());
            return HttpProblem.builder(Problem.of(Status.SERVICE_UNAVAILABLE, "not-available", Map.of()))
                    .withHeader(HttpHeaders.RETRY_AFTER, 2)
                    .build();
        }
        return failed("not stored", failed);
    }

    private static HttpProblem lostRace(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.IF_MATCH) == null
                ? Problem.of(Status.CONFLICT, "lost-race", Map.of())
                : Problem.of(Status.PRECONDITION_FAILED, "stale-version", Map.of());
    }

    private static HttpProblem unreadableForm() {
        Violation cutOff = new Violation(
                "",
                "is no form that can be read: part by part between its boundaries, of at most 1000 fields, in a known charset");
        return Problem.of(Status.BAD_REQUEST, "unreadable-body", Map.of("violations", List.of(cutOff)));
    }

    private static HttpProblem unreadableBody(JsonProcessingException unreadable) {
        return Problem.of(
                Status.BAD_REQUEST, "unreadable-body", Map.of("violations", List.of(StrictJson.violation(unreadable))));
    }

    /** The path without the method and parameter names of the resource, which mean nothing to a client. */
    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replace(".<list element>", "");
        String[] steps = path.split("\\.", 3);
        return steps.length < 3 ? steps[steps.length - 1] : steps[2];
    }

    private static Response response(HttpProblem problem) {
        return problem.toResponse();
    }

    @Override
    public int priority() {
        return 50;
    }

    /** What the library's own mappers answer (401, 403, 404, 405, 500 …) gets a type and both languages here. */
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null && problem.getType().toString().startsWith(Problem.TYPE)) {
            return problem;
        }
        HttpProblem typed = Problem.of(problem.getStatusCode(), codeOf(problem.getStatusCode()), Map.of());
        HttpProblem.Builder builder = HttpProblem.builder(typed);
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> "invalid-request";
            case 401 -> "not-signed-in";
            case 403 -> "wrong-role";
            case 404 -> "unknown-path";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 412 -> "stale-version";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 428 -> "version-required";
            case 429 -> "too-many-requests";
            case 503 -> "not-available";
            default -> "internal-error";
        };
    }
}
